package fettle.server.side;

import fettle.server.Settings;
import fettle.server.mail.outbox.Automatic;
import fettle.server.mail.outbox.NewMail;
import fettle.server.mail.outbox.Outbox;
import fettle.server.mail.outbox.Recipient;
import fettle.server.signin.PortalSignIn;
import fettle.server.signin.PortalUser;
import fettle.server.signin.secret.Token;
import fettle.server.store.Tx;
import fettle.web.text.Texts;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// The mail that brings a customer their sign-in link.
public record PortalLinkMail(Outbox outbox, Settings settings, Texts texts, Supplier<String> baseUrl)
        implements PortalSignIn.LinkMail {

    private static final int ENOUGH_TO_TELL_APART = 32;

    @Override
    public void add(Tx tx, PortalUser to, Token link) {
        String id = link.hash().substring(0, ENOUGH_TO_TELL_APART);
        outbox.add(
                tx,
                new NewMail(
                        "link:" + id,
                        to.clientId(),
                        Optional.empty(),
                        Optional.empty(),
                        Automatic.NOTICE,
                        settings.mail().fromAddress(),
                        settings.mail().fromName(),
                        Optional.empty(),
                        List.of(new Recipient(to.email(), to.name())),
                        texts.with("signin.mail.subject", settings.provider()),
                        body(to, link),
                        "<link." + id + "@" + settings.mail().host() + ">",
                        Optional.empty(),
                        List.of(),
                        Optional.empty()));
    }

    private String body(PortalUser to, Token link) {
        return String.join(
                "\n\n",
                texts.with("signin.mail.hello", to.name()),
                texts.with("signin.mail.open", to.client()),
                baseUrl.get() + "/portal/sign-in/" + link.secret(),
                texts.with("signin.mail.once"),
                settings.phone()
                                .map(number -> settings.provider() + "\n" + texts.with("ticket.mail-phone", number))
                                .orElseGet(settings::provider)
                        + "\n");
    }
}
