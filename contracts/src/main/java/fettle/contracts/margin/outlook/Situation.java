package fettle.contracts.margin.outlook;

import fettle.contracts.money.Money;
import fettle.contracts.words.Refused;
import java.util.OptionalLong;

/// A client's ordinary month, as the start of a what-if (DOMAIN 4.7).
///
/// @param users one or more
/// @param revenue of the month
/// @param pricePerUser what a further user would bring, zero under a fixed fee
/// @param reactive labour on incidents, which grows with users
/// @param planned other labour, which does not
/// @param direct cost that each user has, such as licences; it grows with users too
/// @param other direct cost
public record Situation(
        long users, Money revenue, Money pricePerUser, Money reactive, Money planned, Money direct, Money other) {

    /// @throws Refused without users
    public Situation {
        if (users < 1) {
            throw Refused.because("contracts.margin.no-users", users);
        }
    }

    /// What changes.
    ///
    /// @param moreUsers may be negative, though not so that none is left
    /// @param wagesBasisPoints by how much pay rises: 300 is 3 %; negative falls
    /// @param lessReactiveBasisPoints by how much reactive hours fall: 2000 is 20 %; negative rises
    public record Change(long moreUsers, int wagesBasisPoints, int lessReactiveBasisPoints) {

        /// @throws Refused when pay or reactive hours would fall by more than all
        public Change {
            if (wagesBasisPoints < -10_000 || lessReactiveBasisPoints > 10_000) {
                throw Refused.because("contracts.margin.change");
            }
        }
    }

    /// The month after a change: reactive labour and users' costs in proportion to users, all labour with
    /// pay, reactive labour with its hours; each amount half up, once.
    ///
    /// @throws Refused when no user would be left
    public Situation after(Change change) {
        long then = users + change.moreUsers();
        if (then < 1) {
            throw Refused.because("contracts.margin.no-users", then);
        }
        long wages = 10_000L + change.wagesBasisPoints();
        long hours = 10_000L - change.lessReactiveBasisPoints();
        return new Situation(
                then,
                revenue.plus(pricePerUser.share(change.moreUsers(), 1)),
                pricePerUser,
                reactive.share(Math.multiplyExact(Math.multiplyExact(wages, hours), then), 100_000_000L * users),
                planned.share(wages, 10_000),
                direct.share(then, users),
                other);
    }

    /// Labour and direct cost.
    public Money cost() {
        return reactive.plus(planned).plus(direct).plus(other);
    }

    /// Revenue less cost.
    public Money gross() {
        return revenue.minus(cost());
    }

    /// The gross margin in basis points of revenue, nothing without revenue.
    public OptionalLong grossBasisPoints() {
        return revenue.isPositive() ? OptionalLong.of(gross().basisPointsOf(revenue)) : OptionalLong.empty();
    }

    /// The price for which this month would leave a wanted margin.
    public Money priceFor(int marginBasisPoints) {
        return TargetPrice.of(cost(), marginBasisPoints);
    }
}
