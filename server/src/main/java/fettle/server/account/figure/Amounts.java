package fettle.server.account.figure;

import fettle.contracts.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.util.Currency;
import java.util.Locale;
import java.util.OptionalLong;

/// Money, shares and hours as pages print them.
public final class Amounts {

    public static final String NONE = "–";

    private static final String MINUS = "−";

    private Amounts() {}

    /// Exact, with the sign of its currency: `£1,140.00`, `−£82.00`.
    public static String money(Money money) {
        return (money.isNegative() ? MINUS : "")
                + symbol(money.currency())
                + digits(money.amount().abs());
    }

    /// Exact, under a heading that names the currency: `1,140.00`.
    public static String plain(Money money) {
        return (money.isNegative() ? MINUS : "") + digits(money.amount().abs());
    }

    /// A share in basis points with one place: `67.3 %`; a dash where there is nothing to share.
    public static String percent(OptionalLong basisPoints) {
        return basisPoints.isPresent() ? percent(basisPoints.getAsLong()) : NONE;
    }

    public static String percent(long basisPoints) {
        BigDecimal share = BigDecimal.valueOf(basisPoints, 2).setScale(1, RoundingMode.HALF_UP);
        return (share.signum() < 0 ? MINUS : "") + share.abs().toPlainString() + " %";
    }

    /// `12h 30m`, `45m`, `171h`.
    public static String hours(Duration time) {
        long minutes = time.toMinutes();
        String rest = minutes % 60 + "m";
        if (minutes < 60) {
            return rest;
        }
        return minutes / 60 + "h" + (minutes % 60 == 0 ? "" : " " + rest);
    }

    public static String symbol(Currency currency) {
        return currency.getSymbol(Locale.UK);
    }

    private static String digits(BigDecimal amount) {
        var format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.UK));
        format.setMinimumFractionDigits(amount.scale());
        format.setMaximumFractionDigits(amount.scale());
        return format.format(amount);
    }
}
