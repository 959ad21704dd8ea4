package fettle.server.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// The directions of the arrows, as data: which package may import which, and which libraries stay behind which door.
final class Arrows {

    /// Kits know nothing of support; each may import those before it.
    private static final List<String> KITS =
            List.of("store", "setting", "job", "backup", "live", "search", "mail", "signin");

    /// Features, lowest first: each may import every kit and the features before it.
    private static final List<String> FEATURES = List.of(
            "staff",
            "client",
            "contract",
            "worklog",
            "ticket",
            "sla",
            "ask",
            "intake",
            "monitor",
            "review",
            "worklist",
            "notice",
            "account",
            "desk",
            "portal",
            "api",
            "admin",
            "demo");

    private static final List<String> ORDER =
            Stream.concat(KITS.stream(), FEATURES.stream()).toList();

    /// The packages outside the server, and what of ours each may import.
    private static final Map<String, Set<String>> LOWER = Map.of(
            "fettle.contracts", Set.of("fettle.contracts"),
            "fettle.web", Set.of("fettle.web", "fettle.contracts"),
            "fettle.portal", Set.of("fettle.portal", "fettle.web", "fettle.contracts"));

    /// Libraries, and the packages that alone may import them.
    private static final Map<String, Set<String>> DOORS = Map.of(
            "jakarta.mail.", Set.of("fettle.server.mail"),
            "org.eclipse.angus.", Set.of("fettle.server.mail"),
            "org.subethamail.", Set.of("fettle.server.mail"),
            "java.sql.", Set.of("fettle.server.store"),
            "javax.sql.", Set.of("fettle.server.store"),
            "io.helidon.dbclient.", Set.of("fettle.server.store"),
            "com.zaxxer.", Set.of("fettle.server.store"),
            "com.github.mustachejava.", Set.of("fettle.web"),
            "fettle.portal.", Set.of("fettle.portal", "fettle.server.portal", "fettle.server.side"));

    /// What puts everything together, and the commands that start it.
    private static final Set<String> WIRING =
            Set.of("fettle.server", "fettle.server.side", "fettle.server.aot", "fettle.server.command");

    private Arrows() {}

    /// What is wrong with the imports of one file, a sentence each.
    static List<String> broken(Source source) {
        var broken = new ArrayList<String>();
        String from = source.packageName();
        if (packageOf(from).isEmpty() && !WIRING.contains(from)) {
            broken.add(source.path() + " is in a package that the plan does not know: " + from);
        }
        source.imports()
                .filter(imported -> !mayImport(from, imported))
                .map(imported -> source.path() + " may not import " + imported)
                .forEach(broken::add);
        return broken;
    }

    private static boolean mayImport(String from, String imported) {
        return throughItsDoor(from, imported)
                && (imported.startsWith("fettle.") ? along(from, imported) : outside(from, imported));
    }

    private static boolean throughItsDoor(String from, String imported) {
        return DOORS.entrySet().stream()
                .filter(door -> imported.startsWith(door.getKey()))
                .allMatch(door ->
                        door.getValue().contains(from) || door.getValue().contains(packageOf(from)));
    }

    private static boolean along(String from, String imported) {
        if (WIRING.contains(from)) {
            return true;
        }
        String own = packageOf(from);
        String other = packageOf(imported);
        if (LOWER.containsKey(own)) {
            return LOWER.get(own).contains(other);
        }
        return LOWER.containsKey(other) || (place(other) >= 0 && place(other) <= place(own));
    }

    private static boolean outside(String from, String imported) {
        return !packageOf(from).equals("fettle.contracts") || imported.startsWith("java.");
    }

    /// The package of the plan that a name lies in: `fettle.contracts`, `fettle.server.ticket`; empty if there is
    /// none.
    private static String packageOf(String name) {
        return Stream.concat(LOWER.keySet().stream(), ORDER.stream().map(feature -> "fettle.server." + feature))
                .filter(known -> name.equals(known) || name.startsWith(known + "."))
                .findFirst()
                .orElse("");
    }

    private static int place(String known) {
        return ORDER.indexOf(known.replace("fettle.server.", ""));
    }
}
