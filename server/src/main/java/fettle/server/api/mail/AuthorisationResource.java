package fettle.server.api.mail;

import fettle.server.api.call.Call;
import fettle.server.api.call.Members;
import fettle.server.api.call.Operation;
import fettle.server.api.call.Resource;
import fettle.server.intake.authorisation.Authorisation;
import fettle.server.intake.authorisation.Authorisation.Flow;
import fettle.server.intake.authorisation.Authorisations;
import fettle.server.intake.authorisation.ProviderAddress;
import fettle.server.intake.mailbox.Mailbox;
import fettle.server.intake.mailbox.Mailboxes;
import fettle.server.signin.Audit;
import fettle.server.store.Tx;
import fettle.server.store.secret.Secret;
import fettle.web.Refusal;
import fettle.web.route.Who;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// How a mailbox's provider lets us in by tokens. Its secret goes in and never comes out. Where a person is to sign in
/// at the provider, they do so from the mailbox's page.
public final class AuthorisationResource implements Resource {

    private static final String PATH = "/mailboxes/{id}/authorisation";

    /// What is set.
    ///
    /// @param authorisedAt when tokens last began to come; none as long as nobody has authorised us
    record Set(
            Flow flow,
            Optional<String> authorizeUrl,
            String tokenUrl,
            String application,
            String scope,
            Optional<Instant> authorisedAt) {

        static Set of(Authorisation set) {
            return new Set(
                    set.flow(),
                    Optional.of(set.authorizeUrl()).filter(url -> !url.isEmpty()),
                    set.tokenUrl(),
                    set.application(),
                    set.scope(),
                    set.authorisedAt());
        }
    }

    private final Mailboxes mailboxes;
    private final Authorisations authorisations;
    private final Audit audit;

    public AuthorisationResource(Mailboxes mailboxes, Authorisations authorisations, Audit audit) {
        this.mailboxes = mailboxes;
        this.authorisations = authorisations;
        this.audit = audit;
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.read(PATH, Who.API_ADMINISTRATOR, (call, tx) -> one(tx, call.inPath("id"))),
                Operation.put(PATH, Who.API_ADMINISTRATOR, this::set, (call, tx, _) -> one(tx, call.inPath("id"))),
                Operation.act(
                        PATH + "/removal",
                        Who.API_ADMINISTRATOR,
                        this::remove,
                        (call, tx, _) -> MailboxResource.Box.of(mailboxes.mailbox(tx, call.inPath("id")))));
    }

    private Set one(Tx tx, long id) {
        return authorisations
                .find(tx, mailboxes.fetched(tx, id).id())
                .map(Set::of)
                .orElseThrow(() -> new Refusal.NotFound("intake.opens-with-a-password"));
    }

    private Function<Tx, String> set(Call call) {
        Authorisation wanted = read(call.body(), call.inPath("id"));
        Optional<Secret> secret = call.body().optionalText("secret").map(Secret::new);
        return tx -> {
            Mailbox mailbox = mailboxes.fetched(tx, wanted.mailboxId());
            authorisations.set(tx, wanted, secret);
            changed(tx, call, mailbox, "mailbox.authorisation", wanted.tokenUrl());
            return String.valueOf(mailbox.id());
        };
    }

    private static Authorisation read(Members body, long mailboxId) {
        Flow flow = body.one(Flow.class, "flow");
        String authorize = body.text("authorizeUrl", "");
        return new Authorisation(
                mailboxId,
                flow,
                flow == Flow.PERSON ? ProviderAddress.checked("authorizeUrl", authorize) : authorize,
                ProviderAddress.checked("tokenUrl", body.text("tokenUrl")),
                body.text("application"),
                body.text("scope"),
                Optional.empty());
    }

    /// Back to a password.
    private Function<Tx, String> remove(Call call) {
        return tx -> {
            Mailbox mailbox = mailboxes.mailbox(tx, call.inPath("id"));
            authorisations.forget(tx, mailbox.id());
            changed(tx, call, mailbox, "mailbox.password", "");
            return String.valueOf(mailbox.id());
        };
    }

    private void changed(Tx tx, Call call, Mailbox mailbox, String what, String words) {
        mailboxes.reconnect(tx, mailbox.id());
        audit.note(tx, Optional.of(call.technician().id()), what, mailbox.address(), words);
    }
}
