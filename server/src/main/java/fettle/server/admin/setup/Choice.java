package fettle.server.admin.setup;

import fettle.server.signin.Role;
import fettle.server.staff.ResolverGroup;
import fettle.web.text.Texts;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/// One of the values that a form offers.
public record Choice(String value, String label, boolean chosen) {

    static List<Choice> roles(Texts texts, Role chosen) {
        return Arrays.stream(Role.values())
                .map(role -> new Choice(word(role), label(texts, role), role == chosen))
                .toList();
    }

    public static List<Choice> groups(List<ResolverGroup> groups, Predicate<ResolverGroup> chosen) {
        return groups.stream()
                .map(group -> new Choice(Long.toString(group.id()), group.name(), chosen.test(group)))
                .toList();
    }

    static String label(Texts texts, Role role) {
        return texts.with("staff.role." + word(role));
    }

    private static String word(Role role) {
        return role.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
