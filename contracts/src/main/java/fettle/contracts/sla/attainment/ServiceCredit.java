package fettle.contracts.sla.attainment;

import fettle.contracts.money.Money;
import fettle.contracts.words.Refused;
import java.util.Comparator;
import java.util.List;

/// What a contract gives back when too few promises are kept (DOMAIN 2.8).
public sealed interface ServiceCredit {

    /// What is owed for a month, never more than the cap.
    ///
    /// @param monthlyFee the line's fee, of which per cents are taken
    Money owed(Attainment month, Goal goal, Money monthlyFee);

    /// A share of the fee below an attainment.
    ///
    /// @param belowBasisPoints attainments below this have the band: 9500 is 95 %
    /// @param creditBasisPoints the share of the fee given back: 500 is 5 %
    record Band(int belowBasisPoints, int creditBasisPoints) {

        /// @throws Refused for a share outside 0 to 100 %
        public Band {
            if (!isShare(belowBasisPoints) || !isShare(creditBasisPoints)) {
                throw Refused.because("contracts.attainment.band", belowBasisPoints, creditBasisPoints);
            }
        }
    }

    /// The worst band that the attainment falls below decides; nothing when the goal is attained or nothing
    /// measured.
    ///
    /// 37 of 40 met, 5 % below 95 % and 10 % below 90 %, fee 2,500.00: 125.00. Rounded half up, once.
    record ByBand(List<Band> bands, int capBasisPoints) implements ServiceCredit {

        /// @throws Refused for a cap outside 0 to 100 %
        public ByBand {
            bands = List.copyOf(bands);
            requireCap(capBasisPoints);
        }

        @Override
        public Money owed(Attainment month, Goal goal, Money monthlyFee) {
            int share = goal.isAttainedBy(month) ? 0 : worst(month);
            return monthlyFee.share(Math.min(share, capBasisPoints), 10_000);
        }

        private int worst(Attainment month) {
            return bands.stream()
                    .filter(band -> month.met() * 10_000L < (long) band.belowBasisPoints() * month.n())
                    .min(Comparator.comparingInt(Band::belowBasisPoints))
                    .map(Band::creditBasisPoints)
                    .orElse(0);
        }
    }

    /// An amount for each broken promise among the cases, whatever the attainment.
    record ByCase(Money each, int capBasisPoints) implements ServiceCredit {

        /// @throws Refused for a negative amount, or a cap outside 0 to 100 %
        public ByCase {
            requireCap(capBasisPoints);
            if (each.isNegative()) {
                throw Refused.because("contracts.attainment.negative-credit", each);
            }
        }

        @Override
        public Money owed(Attainment month, Goal goal, Money monthlyFee) {
            Money sum = each.share((long) month.n() - month.met(), 1);
            Money cap = monthlyFee.share(capBasisPoints, 10_000);
            return sum.compareTo(cap) > 0 ? cap : sum;
        }
    }

    private static void requireCap(int basisPoints) {
        if (!isShare(basisPoints)) {
            throw Refused.because("contracts.attainment.cap", basisPoints);
        }
    }

    private static boolean isShare(int basisPoints) {
        return basisPoints >= 0 && basisPoints <= 10_000;
    }
}
