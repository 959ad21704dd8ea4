package fettle.server.mail.calendar;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Knows time zones by the names of their cities, and by those that Microsoft gives them.
final class ZoneNames {

    private static final Map<String, String> MICROSOFT = names("""
            W. Europe Standard Time: Europe/Berlin
            Central Europe Standard Time: Europe/Budapest
            Central European Standard Time: Europe/Warsaw
            Romance Standard Time: Europe/Paris
            GMT Standard Time: Europe/London
            Greenwich Standard Time: Atlantic/Reykjavik
            E. Europe Standard Time: Europe/Chisinau
            FLE Standard Time: Europe/Kiev
            GTB Standard Time: Europe/Bucharest
            Russian Standard Time: Europe/Moscow
            Turkey Standard Time: Europe/Istanbul
            Israel Standard Time: Asia/Jerusalem
            Egypt Standard Time: Africa/Cairo
            South Africa Standard Time: Africa/Johannesburg
            W. Central Africa Standard Time: Africa/Lagos
            E. Africa Standard Time: Africa/Nairobi
            Morocco Standard Time: Africa/Casablanca
            Arab Standard Time: Asia/Riyadh
            Arabian Standard Time: Asia/Dubai
            Iran Standard Time: Asia/Tehran
            Pakistan Standard Time: Asia/Karachi
            India Standard Time: Asia/Kolkata
            Nepal Standard Time: Asia/Kathmandu
            Bangladesh Standard Time: Asia/Dhaka
            SE Asia Standard Time: Asia/Bangkok
            China Standard Time: Asia/Shanghai
            Singapore Standard Time: Asia/Singapore
            Taipei Standard Time: Asia/Taipei
            Tokyo Standard Time: Asia/Tokyo
            Korea Standard Time: Asia/Seoul
            W. Australia Standard Time: Australia/Perth
            Cen. Australia Standard Time: Australia/Adelaide
            AUS Central Standard Time: Australia/Darwin
            AUS Eastern Standard Time: Australia/Sydney
            E. Australia Standard Time: Australia/Brisbane
            Tasmania Standard Time: Australia/Hobart
            New Zealand Standard Time: Pacific/Auckland
            Eastern Standard Time: America/New_York
            US Eastern Standard Time: America/Indianapolis
            Central Standard Time: America/Chicago
            Central America Standard Time: America/Guatemala
            Mountain Standard Time: America/Denver
            US Mountain Standard Time: America/Phoenix
            Pacific Standard Time: America/Los_Angeles
            Alaskan Standard Time: America/Anchorage
            Hawaiian Standard Time: Pacific/Honolulu
            Atlantic Standard Time: America/Halifax
            Newfoundland Standard Time: America/St_Johns
            Canada Central Standard Time: America/Regina
            SA Eastern Standard Time: America/Cayenne
            SA Pacific Standard Time: America/Bogota
            SA Western Standard Time: America/La_Paz
            E. South America Standard Time: America/Sao_Paulo
            Argentina Standard Time: America/Argentina/Buenos_Aires
            Pacific SA Standard Time: America/Santiago
            Venezuela Standard Time: America/Caracas
            Central Standard Time (Mexico): America/Mexico_City
            UTC: UTC
            """);

    private ZoneNames() {}

    private static Map<String, String> names(String table) {
        Map<String, String> names = new HashMap<>();
        table.strip().lines().forEach(line -> {
            int colon = line.indexOf(':');
            names.put(line.substring(0, colon), line.substring(colon + 2));
        });
        return Map.copyOf(names);
    }

    /// The zone of the name, which may have a path before it, as in `/mozilla.org/20050126_1/Europe/Berlin`.
    static Optional<ZoneId> known(String name) {
        String plain = name.strip();
        Optional<ZoneId> whole = zone(MICROSOFT.getOrDefault(plain, plain));
        int last = plain.lastIndexOf('/');
        int before = last < 0 ? -1 : plain.lastIndexOf('/', last - 1);
        return whole.or(() -> before < 0 ? Optional.empty() : zone(plain.substring(before + 1)));
    }

    private static Optional<ZoneId> zone(String name) {
        try {
            return Optional.of(ZoneId.of(name));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
