package fettle.server.admin.setup.mailbox;

import fettle.server.admin.setup.Choice;
import fettle.server.admin.setup.SetupTab;
import fettle.server.intake.authorisation.Authorisation;
import fettle.server.intake.authorisation.Provider;
import fettle.server.intake.mailbox.Mailbox;
import fettle.web.text.Texts;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// How the provider of a mailbox lets us in, and the way there.
///
/// @param way where an administrator signs in at the provider, once that is prepared
record AuthorisationPage(
        List<SetupTab> tabs,
        String address,
        String back,
        String action,
        String backToPassword,
        String returning,
        boolean set,
        String standing,
        List<Link> presets,
        List<Link> way,
        List<Choice> flows,
        String authorize,
        String token,
        String application,
        String scope) {

    record Link(String path, String label) {}

    /// @param returning the address that the provider sends people back to
    static AuthorisationPage of(
            Mailbox mailbox,
            Optional<Authorisation> set,
            Optional<Provider> chosen,
            Optional<String> way,
            String returning,
            Texts texts) {
        String path = "/setup/mailboxes/" + mailbox.id();
        return new AuthorisationPage(
                SetupTab.at(texts, "/setup/mailboxes"),
                mailbox.address(),
                path,
                path + "/authorisation",
                path + "/password",
                returning,
                set.isPresent(),
                texts.with(standing(set)),
                Arrays.stream(Provider.values())
                        .map(one -> new Link(path + "/authorisation?provider=" + word(one), label(one, texts)))
                        .toList(),
                way.stream()
                        .map(address -> new Link(address, texts.with("setup.go-to-provider")))
                        .toList(),
                flows(set, texts),
                chosen.map(Provider::authorizeUrl)
                        .or(() -> set.map(Authorisation::authorizeUrl))
                        .orElse(""),
                chosen.map(Provider::tokenUrl)
                        .or(() -> set.map(Authorisation::tokenUrl))
                        .orElse(""),
                set.map(Authorisation::application).orElse(""),
                chosen.map(Provider::scope)
                        .or(() -> set.map(Authorisation::scope))
                        .orElse(""));
    }

    private static String standing(Optional<Authorisation> set) {
        if (set.isEmpty()) {
            return "setup.authorisation-none";
        }
        return set.get().authorisedAt().isPresent() ? "setup.authorisation-given" : "setup.authorisation-open";
    }

    private static List<Choice> flows(Optional<Authorisation> set, Texts texts) {
        Authorisation.Flow chosen = set.map(Authorisation::flow).orElse(Authorisation.Flow.PERSON);
        return Arrays.stream(Authorisation.Flow.values())
                .map(flow -> new Choice(word(flow), texts.with("setup.flow." + word(flow)), flow == chosen))
                .toList();
    }

    private static String label(Provider provider, Texts texts) {
        return texts.with("setup.provider." + word(provider));
    }

    private static String word(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT);
    }
}
