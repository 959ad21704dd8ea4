package fettle.server.intake.selftest;

import fettle.web.text.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// The records that the DNS of a domain needs, so that others believe mail from its addresses: exact where they follow
/// from our settings, and told where only the relay's operator knows them.
///
/// @param addresses of ours in this domain
public record DomainRecords(String domain, List<String> addresses, List<Entry> entries) {

    private static final Pattern OURS_ALONE = Pattern.compile(
            "localhost|[a-z0-9_-]+|.*\\.(?:local|internal|localdomain)"
                    + "|(?:127|10)\\.[0-9.]+|192\\.168\\.[0-9.]+|172\\.(?:1[6-9]|2[0-9]|3[01])\\.[0-9.]+|::1|f[cd][0-9a-f:]+");

    /// A record.
    ///
    /// @param what which of the three it is
    /// @param why what it is good for, and what of it must be filled in
    public record Entry(String what, String name, String type, String value, String why) {}

    /// Whose relay it is, as far as its records are known.
    private enum Operator {
        MICROSOFT,
        GOOGLE,
        OTHER
    }

    /// @param relay the host that takes our mail
    static DomainRecords of(String domain, List<String> addresses, Optional<String> relay, Texts texts) {
        Operator operator =
                relay.map(host -> operator(host.toLowerCase(Locale.ROOT))).orElse(Operator.OTHER);
        return new DomainRecords(
                domain,
                addresses,
                List.of(spf(domain, relay, operator, texts), dkim(domain, operator, texts), dmarc(domain, texts)));
    }

    private static Entry spf(String domain, Optional<String> relay, Operator operator, Texts texts) {
        String who = switch (operator) {
            case MICROSOFT -> "include:spf.protection.outlook.com";
            case GOOGLE -> "include:_spf.google.com";
            case OTHER -> relay.map(DomainRecords::sender).orElse("…");
        };
        String why = operator == Operator.OTHER ? "setup.sending.spf-other" : "setup.sending.spf-known";
        return new Entry("SPF", domain, "TXT", "v=spf1 " + who + " ~all", texts.with(why));
    }

    private static Entry dkim(String domain, Operator operator, Texts texts) {
        return switch (operator) {
            case MICROSOFT ->
                new Entry(
                        "DKIM",
                        "selector1._domainkey." + domain,
                        "CNAME",
                        "selector1-" + domain.replace('.', '-') + "._domainkey.….onmicrosoft.com",
                        texts.with("setup.sending.dkim-microsoft"));
            case GOOGLE ->
                new Entry(
                        "DKIM",
                        "google._domainkey." + domain,
                        "TXT",
                        "v=DKIM1; k=rsa; p=…",
                        texts.with("setup.sending.dkim-google"));
            case OTHER ->
                new Entry(
                        "DKIM",
                        "…._domainkey." + domain,
                        "TXT",
                        "v=DKIM1; k=rsa; p=…",
                        texts.with("setup.sending.dkim-other"));
        };
    }

    private static Entry dmarc(String domain, Texts texts) {
        return new Entry(
                "DMARC",
                "_dmarc." + domain,
                "TXT",
                "v=DMARC1; p=none; rua=mailto:postmaster@" + domain,
                texts.with("setup.sending.dmarc-why"));
    }

    /// A host by its name, or the address that stands in its place. What others see of a relay within our
    /// own network is not known here.
    private static String sender(String relay) {
        if (OURS_ALONE.matcher(relay.toLowerCase(Locale.ROOT)).matches()) {
            return "…";
        }
        if (relay.contains(":")) {
            return "ip6:" + relay;
        }
        return relay.matches("[0-9.]+") ? "ip4:" + relay : "a:" + relay;
    }

    private static Operator operator(String relay) {
        if (relay.endsWith(".office365.com") || relay.endsWith(".outlook.com")) {
            return Operator.MICROSOFT;
        }
        return relay.endsWith(".gmail.com") || relay.endsWith(".google.com") ? Operator.GOOGLE : Operator.OTHER;
    }
}
