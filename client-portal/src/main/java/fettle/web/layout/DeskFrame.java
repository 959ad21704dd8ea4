package fettle.web.layout;

import fettle.web.text.Initials;
import fettle.web.text.Texts;
import java.util.List;
import java.util.stream.Stream;

/// What stands around a page of the desk: who is signed in, and where they can go.
///
/// @param person the name of who is signed in
/// @param initials what stands in their round mark
/// @param role what they do, in a word or two
/// @param provider the name of the managed service provider
/// @param groups the sidebar
public record DeskFrame(String person, String initials, String role, String provider, List<Group> groups) {

    /// Links under one heading.
    record Group(String heading, List<NavItem> items) {}

    /// How much waits behind each link, ready to print; "" shows nothing.
    public record Counts(String today, String orderOfWork, String handlingReview, String intake) {

        public static final Counts NONE = new Counts("", "", "", "");
    }

    /// The sidebar for this person, with the link marked that leads to where they are.
    ///
    /// @param path where the request went
    public static DeskFrame of(
            Texts texts,
            String path,
            String person,
            String role,
            String provider,
            boolean administrator,
            Counts counts) {
        var nav = new Nav(texts, path);
        List<Group> groups = List.of(
                nav.group(
                        "desk.nav.work",
                        nav.item("/", "today", "desk.nav.today", "g t", counts.today(), ""),
                        nav.item("/tickets", "list", "desk.nav.tickets", "", "", "")),
                nav.group(
                        "desk.nav.exceptions",
                        nav.item(
                                "/order-of-work",
                                "board",
                                "desk.nav.order-of-work",
                                "g o",
                                counts.orderOfWork(),
                                "bad"),
                        nav.item(
                                "/handling-review",
                                "review",
                                "desk.nav.handling-review",
                                "g h",
                                counts.handlingReview(),
                                "warn")),
                nav.group(
                        "desk.nav.accounts",
                        nav.item("/clients", "clients", "desk.nav.clients", "g c", "", ""),
                        nav.item("/contracts", "contract", "desk.nav.contracts", "", "", "")),
                nav.group(
                        "desk.nav.admin",
                        Stream.of(
                                        nav.item("/intake", "inbox", "desk.nav.intake", "", counts.intake(), "warn"),
                                        nav.item("/setup", "sliders", "desk.nav.setup", "", "", ""))
                                .filter(item -> administrator || !item.path().equals("/setup"))
                                .toArray(NavItem[]::new)));
        return new DeskFrame(person, Initials.of(person), role, provider, groups);
    }

    private record Nav(Texts texts, String path) {

        Group group(String heading, NavItem... items) {
            return new Group(texts.with(heading), List.of(items));
        }

        NavItem item(String to, String icon, String label, String key, String count, String tone) {
            return new NavItem(to, icon, texts.with(label), key, count, tone, leadsTo(to));
        }

        private boolean leadsTo(String to) {
            return path.equals(to) || (!to.equals("/") && path.startsWith(to + "/"));
        }
    }
}
