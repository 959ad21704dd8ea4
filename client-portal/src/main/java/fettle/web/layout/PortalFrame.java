package fettle.web.layout;

import fettle.web.text.Initials;
import fettle.web.text.Texts;
import java.util.List;

/// What stands around a page of the portal: the provider leads, and the customer sees for which company they act.
///
/// @param person the name of who is signed in
/// @param initials what stands in their round mark
/// @param client the company that they belong to
/// @param provider the name of the managed service provider
/// @param phone where the provider can be called, "" when it cannot
/// @param nav the links at the top, on a phone at the bottom
public record PortalFrame(
        String person, String initials, String client, String provider, String phone, List<NavItem> nav) {

    /// The navigation, with the link marked that leads to where they are.
    ///
    /// @param path where the request went
    public static PortalFrame of(
            Texts texts, String path, String person, String client, String provider, String phone) {
        boolean fresh = path.equals("/portal/requests/new");
        List<NavItem> nav = List.of(
                new NavItem("/portal", "home", texts.with("portal.nav.home"), "", "", "", path.equals("/portal")),
                new NavItem("/portal/requests/new", "plus", texts.with("portal.nav.new"), "", "", "", fresh),
                new NavItem(
                        "/portal/requests",
                        "ticket",
                        texts.with("portal.nav.requests"),
                        "",
                        "",
                        "",
                        !fresh && path.startsWith("/portal/requests")));
        return new PortalFrame(person, Initials.of(person), client, provider, phone, nav);
    }

    public boolean callable() {
        return !phone.isEmpty();
    }

    /// The number as a telephone wants it; the `(0)` of +44 (0)20 is for readers who are in the country.
    public String dial() {
        String dialled = phone.startsWith("+") ? phone.replace("(0)", "") : phone;
        return dialled.replaceAll("[^+0-9]", "");
    }
}
