package fettle.server.account.terms.line;

import fettle.contracts.contract.work.CoverRule;
import fettle.server.contract.line.LineKind;
import fettle.web.Refusal;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// The names of the fields of one line in the editor: `line3-price` is the price of the line with token 3.
///
/// Tokens stay with their line while lines are moved, so that what was written stays with it.
record LineFields(String token) {

    /// The field that names the tokens of all lines, in their order.
    static final String LINES = "lines";

    static final int MOST = 40;
    static final int LONGEST = 400;

    private static final Pattern SPACE = Pattern.compile("[^0-9]+");

    String of(String part) {
        return "line" + token + "-" + part;
    }

    /// The field that names the tokens of the line's rules, in their order.
    String rules() {
        return of("rules");
    }

    /// The tokens that a field names.
    static List<String> tokens(String written) {
        return SPACE.splitAsStream(written)
                .filter(token -> !token.isEmpty() && token.length() < 6)
                .toList();
    }

    String rule(String rule, String part) {
        return of("rule" + rule + "-" + part);
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The kind that a word names, as the kinds that can be added are named.
    static LineKind kind(String word) {
        for (LineKind kind : LineKind.values()) {
            if (word(kind).equals(word)) {
                return kind;
            }
        }
        throw Refusal.Invalid.field("lines", "form.not-offered");
    }

    /// Whether lines of a kind take work.
    static boolean works(LineKind kind) {
        return switch (kind) {
            case FIXED, SEATS, ALLOWANCE, BLOCK, RETAINER, TIME_AND_MATERIALS, INCIDENT -> true;
            case ONE_OFF, COST_ONLY -> false;
        };
    }

    static String covers(boolean yes) {
        return yes ? "yes" : "no";
    }

    static String hours(CoverRule.Hours hours) {
        return word(hours);
    }
}
