package fettle.server.account.outlook;

import fettle.contracts.margin.outlook.Situation;
import fettle.contracts.margin.outlook.TargetPrice;
import fettle.contracts.money.Money;
import fettle.contracts.words.Refused;
import fettle.server.account.AccountMonth;
import fettle.web.Form;
import fettle.web.Refusal;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/// What somebody asks of a client's future: a margin to reach, and what if there were more people, dearer ones of ours,
/// or fewer disturbances (DOMAIN 4.7).
///
/// @param target the gross margin to reach, in basis points
/// @param judged by how many months that are over, six, or twelve where the work is seasonal
/// @param users how many more, negative for fewer
/// @param wages by how many basis points pay rises
/// @param reactive by how many basis points the hours on incidents fall
public record WhatIf(int target, int judged, int users, int wages, int reactive) {

    private static final int HALF_YEAR = 6;
    private static final int YEAR = 12;
    private static final int MOST_USERS = 100_000;
    private static final int WHOLE = 10_000;

    /// As long as nobody asks for anything else.
    public static final WhatIf NOTHING = new WhatIf(5_000, HALF_YEAR, 0, 0, 0);

    /// A month as it ordinarily is, and as it would be.
    public record Answer(Situation now, Situation then) {}

    /// @throws Refusal.Invalid naming the field that nobody can work with
    public WhatIf {
        within("target", target, 0, WHOLE - 1);
        within("users", users, -MOST_USERS, MOST_USERS);
        within("wages", wages, -WHOLE, 10 * WHOLE);
        within("reactive", reactive, -10 * WHOLE, WHOLE);
        if (judged != HALF_YEAR && judged != YEAR) {
            throw Refusal.Invalid.field("judged", "account.what-if-range");
        }
    }

    /// As it was written into the form; an empty field asks for nothing.
    public static WhatIf of(Form query) {
        return new WhatIf(
                points(query, "target", NOTHING.target()),
                query.optionalCount("judged").orElse(NOTHING.judged()),
                query.optional("users", 8).map(WhatIf::count).orElse(0),
                points(query, "wages", 0),
                points(query, "reactive", 0));
    }

    /// The price for which an ordinary month would leave the margin.
    public Money price(TargetPrice costs) {
        return costs.price(target);
    }

    /// The month after the change; nothing where an ordinary month is not known.
    ///
    /// @throws Refusal.Invalid when no user would be left
    public Optional<Answer> answer(Outlook outlook) {
        List<AccountMonth> months = outlook.lately(judged);
        return Ordinary.of(months).map(now -> {
            try {
                return new Answer(now, now.after(new Situation.Change(users, wages, reactive)));
            } catch (Refused refused) {
                throw Refusal.Invalid.field("users", refused.sentence());
            }
        });
    }

    private static int points(Form query, String field, int otherwise) {
        return query.optional(field, 8).map(written -> points(field, written)).orElse(otherwise);
    }

    private static int points(String field, String written) {
        try {
            return new BigDecimal(written.replace("%", "").replace(",", ".").strip())
                    .movePointRight(2)
                    .intValueExact();
        } catch (ArithmeticException | NumberFormatException _) {
            throw Refusal.Invalid.field(field, "account.per-cent-unreadable", written);
        }
    }

    private static int count(String written) {
        try {
            return Integer.parseInt(written.replace("+", "").strip());
        } catch (NumberFormatException _) {
            throw Refusal.Invalid.field("users", "account.count-unreadable", written);
        }
    }

    private static void within(String field, int value, int least, int most) {
        if (value < least || value > most) {
            throw Refusal.Invalid.field(field, "account.what-if-range");
        }
    }
}
