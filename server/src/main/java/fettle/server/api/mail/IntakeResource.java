package fettle.server.api.mail;

import static io.helidon.http.Status.ACCEPTED_202;

import fettle.server.api.call.Call;
import fettle.server.api.call.Listing;
import fettle.server.api.call.Once;
import fettle.server.api.call.Operation;
import fettle.server.api.call.Resource;
import fettle.server.api.call.Sending;
import fettle.server.intake.Intaking;
import fettle.server.intake.Ledger;
import fettle.server.intake.LedgerEntry;
import fettle.server.intake.Outcome;
import fettle.server.mail.InboundEmail;
import fettle.server.mail.body.InboundFile;
import fettle.server.mail.transport.Arrival;
import fettle.server.mail.transport.DiskFull;
import fettle.server.store.BlobStore;
import fettle.server.store.Database;
import fettle.server.store.Sha256;
import fettle.server.store.Tx;
import fettle.web.Refusal;
import fettle.web.route.Who;
import io.helidon.http.HeaderNames;
import io.helidon.http.HttpException;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Mail in by the API, and the intake ledger: what became of each mail, whichever way it came.
public final class IntakeResource implements Resource {

    private final Database database;
    private final Intaking intaking;
    private final Once once;

    public IntakeResource(Database database, Intaking intaking, Once once) {
        this.database = database;
        this.intaking = intaking;
        this.once = once;
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.takeBytes("/intake", this::take),
                Operation.read("/intake", this::list),
                Operation.read("/intake/{id}", this::one),
                decision(
                        "release",
                        call -> ledger().releasing(
                                        decider(call),
                                        call.inPath("id"),
                                        call.body().optionalId("client"))),
                decision(
                        "join",
                        call -> ledger().joining(
                                        decider(call),
                                        call.inPath("id"),
                                        call.body().amount("ticket"))),
                decision(
                        "block",
                        call -> ledger().blocking(
                                        decider(call),
                                        call.inPath("id"),
                                        call.body().yes("wholeDomain", false))),
                decision("undo", call -> ledger().undoing(decider(call), call.inPath("id"))),
                decision("ignore", call -> ledger().ignoring(decider(call), call.inPath("id"))),
                Operation.bytes("/intake/{id}/raw", this::raw),
                Operation.bytes("/intake/{id}/attachments/{position}", this::attachment));
    }

    /// What a person makes of a held mail; answers with what became of it.
    private Operation decision(String word, Function<Call, Function<Tx, LedgerEntry>> verdict) {
        return Operation.act(
                "/intake/{id}/" + word,
                Who.API,
                call -> verdict.apply(call).andThen(entry -> String.valueOf(entry.id())),
                (call, tx, _) -> one(call, tx));
    }

    private Ledger ledger() {
        return intaking.ledger();
    }

    private static Ledger.Decider decider(Call call) {
        return new Ledger.Decider(
                call.scope(), call.technician().id(), call.technician().name());
    }

    private void take(Call call, ServerResponse response) {
        String type = call.request().headers().value(HeaderNames.CONTENT_TYPE).orElse("");
        if (!type.split(";", 2)[0].strip().equalsIgnoreCase("message/rfc822")) {
            throw new HttpException("Only message/rfc822 is taken here", Status.UNSUPPORTED_MEDIA_TYPE_415, true);
        }
        String taken = received(call.request(), call.parameter("mailbox"));
        String id = once.run(call, Sha256.of(""), _ -> taken);
        Sending.json(response, ACCEPTED_202, Map.of("id", id));
    }

    private String received(ServerRequest request, Optional<String> mailbox) {
        Optional<Long> mailboxId = mailbox.map(address -> intaking.intake()
                .mailboxOf(address)
                .orElseThrow(() -> Refusal.Invalid.field("mailbox", "api.no-mailbox", address)));
        var arrival = new Arrival(Arrival.Source.API, mailboxId, Optional.empty(), "", mailbox.orElse(""), false);
        try (InputStream raw = request.content().inputStream()) {
            return String.valueOf(intaking.intake().receive(arrival, raw));
        } catch (BlobStore.TooLarge _) {
            throw new Refusal.TooLarge("refusal.too-large");
        } catch (DiskFull _) {
            throw new Refusal.Unavailable("intake.disk-full");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Object list(Call call, Tx tx) {
        Listing listing = call.listing();
        Optional<Outcome.Kind> outcome = call.parameter(Outcome.Kind.class, "outcome");
        Ledger ledger = intaking.ledger();
        List<LedgerEntry> found = outcome.map(kind -> ledger.newest(tx, kind, listing.before(), listing.oneMore()))
                .orElseGet(() -> ledger.newest(tx, listing.before(), listing.oneMore()));
        return listing.page(found, LedgerEntry::id).map(MailJson.Line::of);
    }

    private Object one(Call call, Tx tx) {
        LedgerEntry entry = intaking.ledger().find(tx, call.inPath("id"));
        return MailJson.Whole.of(entry, intaking.ledger().look(entry));
    }

    private void raw(Call call, ServerResponse response) {
        LedgerEntry entry = entry(call);
        Sending.file(
                response,
                "message/rfc822",
                entry.id() + ".eml",
                intaking.ledger().raw(entry));
    }

    private void attachment(Call call, ServerResponse response) {
        List<InboundFile> files =
                intaking.ledger().look(entry(call)).map(InboundEmail::files).orElse(List.of());
        long position = call.inPath("position");
        if (position < 0 || position >= files.size()) {
            throw new Refusal.NotFound("refusal.not-found");
        }
        InboundFile file = files.get(Math.toIntExact(position));
        Sending.file(response, Sending.OCTETS, file.name(), file.open());
    }

    private LedgerEntry entry(Call call) {
        return intaking.ledger().find(database.read(call.scope()), call.inPath("id"));
    }
}
