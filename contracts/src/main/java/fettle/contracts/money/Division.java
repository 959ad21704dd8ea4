package fettle.contracts.money;

import static java.math.RoundingMode.HALF_UP;

import java.math.BigDecimal;
import java.math.BigInteger;

/// The one rounding of this module: half up, ties away from zero (DOMAIN 3).
final class Division {

    private Division() {}

    static long halfUp(BigInteger dividend, BigInteger divisor) {
        if (dividend.bitLength() < 62 && divisor.bitLength() < 62) {
            return halfUp(dividend.longValue(), divisor.longValue());
        }
        return new BigDecimal(dividend)
                .divide(new BigDecimal(divisor), 0, HALF_UP)
                .longValueExact();
    }

    static long halfUp(long dividend, long divisor) {
        long rest = Math.abs(dividend % divisor);
        long whole = dividend / divisor;
        if (rest < Math.abs(divisor) - rest) {
            return whole;
        }
        return (dividend < 0) == (divisor < 0) ? whole + 1 : whole - 1;
    }
}
