package fettle.server.mail.address;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the receiving mail server says of SPF, DKIM and DMARC of a mail (RFC 8601): of the fields of that name, the
/// topmost of the server that we trust.
///
/// @param servers who wrote such fields, topmost first
/// @param trusted whether one of them is the server that we trust; else there are no results
/// @param results the result of each mechanism, as `pass`; of several signatures the best
public record MechanismResults(List<String> servers, boolean trusted, Map<String, String> results) {

    private static final Set<String> MECHANISMS = Set.of("spf", "dkim", "dmarc");
    private static final int MOST_SERVERS = 5;
    private static final int LONGEST_WORD = 20;
    private static final int LONGEST_NAME = 90;

    public MechanismResults {
        servers = List.copyOf(servers);
        results = Map.copyOf(results);
    }

    public static MechanismResults of(List<String> fields, Optional<String> trustedServer) {
        List<String> bare = fields.stream().map(FieldSplitter::withoutComments).toList();
        Optional<String> counted = bare.stream()
                .filter(field ->
                        trustedServer.filter(server(field)::equalsIgnoreCase).isPresent())
                .findFirst();
        return new MechanismResults(
                bare.stream()
                        .map(MechanismResults::server)
                        .map(name -> name.substring(0, Math.min(name.length(), LONGEST_NAME)))
                        .distinct()
                        .limit(MOST_SERVERS)
                        .toList(),
                counted.isPresent(),
                counted.map(MechanismResults::results).orElse(Map.of()));
    }

    public Optional<String> of(String mechanism) {
        return Optional.ofNullable(results.get(mechanism));
    }

    private static String server(String field) {
        return FieldParts.words(FieldParts.atSemicolons(field).getFirst()).stream()
                .findFirst()
                .orElse("");
    }

    private static Map<String, String> results(String field) {
        Map<String, String> results = new LinkedHashMap<>();
        List<String> parts = FieldParts.atSemicolons(field);
        for (String part : parts.subList(1, parts.size())) {
            FieldParts.words(part).stream()
                    .findFirst()
                    .map(word -> word.toLowerCase(Locale.ROOT).split("=", 2))
                    .filter(pair ->
                            MECHANISMS.contains(pair[0]) && pair.length == 2 && pair[1].length() <= LONGEST_WORD)
                    .ifPresent(pair ->
                            results.merge(pair[0], pair[1], (one, other) -> other.equals("pass") ? other : one));
        }
        return results;
    }
}
