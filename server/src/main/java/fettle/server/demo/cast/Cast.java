package fettle.server.demo.cast;

import fettle.server.signin.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Everybody in the demo. All of it is invented, and every domain is one that is kept for examples.
public final class Cast {

    public static final String PROVIDER = "Harbourline IT";
    /// One of the numbers that are kept free for stories.
    public static final String PHONE = "0117 496 0140";

    public static final String MAIL_HOST = "harbourline.example";
    public static final String SUPPORT = "support@" + MAIL_HOST;

    private static final Pattern SEMICOLON = Pattern.compile(";");

    /// One of ours.
    ///
    /// @param group the resolver group, "" for none
    /// @param rateMinor what an hour costs, overhead apart
    public record Colleague(String name, Role role, String group, long rateMinor) {

        public String email() {
            return name.toLowerCase(Locale.ROOT).replace(' ', '.') + "@" + MAIL_HOST;
        }
    }

    /// Somebody at a client.
    public record Person(String name, String jobTitle, String email) {}

    /// A client and what it agreed.
    ///
    /// @param hours the calendar that its time counts by
    /// @param tier bronze, silver or gold
    /// @param weight how much it asks for
    public record Company(
            String name,
            String domain,
            int headcount,
            String hours,
            String tier,
            long feeMinor,
            long rateMinor,
            long costMinor,
            int weight,
            List<Person> people) {

        /// How much more work its requests take than others': one client's depot is far, old, and loses money.
        public double effort() {
            return name.startsWith("Dunmore") ? 3.2 : 1.7;
        }
    }

    /// Those whom the provider gives work that it cannot do itself.
    public static final List<String> SUPPLIERS = List.of("LexBase", "SatLine", "Printwell");

    public static final List<Colleague> COLLEAGUES = List.of(
            new Colleague("Priya Raman", Role.TECHNICIAN, "First line", 3_450),
            new Colleague("Tom Whitaker", Role.TECHNICIAN, "First line", 3_300),
            new Colleague("Aisha Bello", Role.TECHNICIAN, "First line", 3_380),
            new Colleague("Marek Nowak", Role.ADMINISTRATOR, "Second line", 4_147),
            new Colleague("Joanne Pike", Role.TECHNICIAN, "Second line", 4_050),
            new Colleague("Sam Ferreira", Role.TECHNICIAN, "Third line", 4_800),
            new Colleague("Helen Strand", Role.LEAD, "First line", 4_400),
            new Colleague("Oliver Grant", Role.ACCOUNT_MANAGER, "", 4_600));

    private Cast() {}

    public static List<Company> companies() {
        return Table.rows("cast.tsv").stream().map(Cast::company).toList();
    }

    private static Company company(List<String> row) {
        String domain = row.get(1);
        return new Company(
                row.get(0),
                domain,
                Integer.parseInt(row.get(2)),
                row.get(3),
                row.get(4),
                Long.parseLong(row.get(5)),
                Long.parseLong(row.get(6)),
                Long.parseLong(row.get(7)),
                Integer.parseInt(row.get(8)),
                Arrays.stream(SEMICOLON.split(row.get(9)))
                        .map(person -> person(person, domain))
                        .toList());
    }

    private static Person person(String text, String domain) {
        int comma = text.indexOf(", ");
        String name = text.substring(0, comma);
        String address = name.toLowerCase(Locale.ROOT).replace(' ', '.') + "@" + domain;
        return new Person(name, text.substring(comma + 2), address);
    }
}
