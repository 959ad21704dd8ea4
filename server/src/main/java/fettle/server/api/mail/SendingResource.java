package fettle.server.api.mail;

import fettle.server.api.call.Call;
import fettle.server.api.call.Members;
import fettle.server.api.call.Operation;
import fettle.server.api.call.Resource;
import fettle.server.intake.selftest.DomainRecords;
import fettle.server.intake.selftest.OurMail;
import fettle.server.intake.selftest.SelfTest;
import fettle.server.mail.outbox.DeliveryState;
import fettle.server.store.Tx;
import fettle.web.route.Who;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/// What the domains of our addresses need for others to believe our mail, and tests of it.
public record SendingResource(OurMail mail) implements Resource {

    /// All of it.
    ///
    /// @param missing what must be set before a test can tell anything, in sentences
    /// @param from the addresses that we send from
    /// @param to the mailboxes that a test can arrive in
    record Standing(
            Optional<String> relay,
            List<String> missing,
            List<Domain> domains,
            List<String> from,
            List<Box> to,
            List<Tried> tests) {}

    /// A domain and the records that it needs.
    record Domain(String domain, List<String> addresses, List<Needed> records) {

        static Domain of(DomainRecords found) {
            return new Domain(
                    found.domain(),
                    found.addresses(),
                    found.entries().stream().map(Needed::of).toList());
        }
    }

    /// A record of the DNS.
    record Needed(String what, String name, String type, String value, String why) {

        static Needed of(DomainRecords.Entry entry) {
            return new Needed(entry.what(), entry.name(), entry.type(), entry.value(), entry.why());
        }
    }

    /// A mailbox of ours.
    record Box(String id, String address) {}

    /// A test, and what became of it.
    ///
    /// @param error what our relay said against it, "" for nothing
    record Tried(
            String id,
            String from,
            String to,
            Instant sentAt,
            DeliveryState state,
            String error,
            Optional<Found> arrival) {

        static Tried of(SelfTest test) {
            return new Tried(
                    String.valueOf(test.id()),
                    test.from(),
                    test.to(),
                    test.sentAt(),
                    test.posting().state(),
                    test.posting().error(),
                    test.arrival().map(Found::of));
        }
    }

    /// What the receiving mail server found.
    record Found(
            Instant at,
            List<String> servers,
            boolean trusted,
            Optional<String> spf,
            Optional<String> dkim,
            Optional<String> dmarc,
            boolean good) {

        static Found of(SelfTest.Arrival arrival) {
            return new Found(
                    arrival.at(),
                    arrival.servers(),
                    arrival.trusted(),
                    arrival.spf(),
                    arrival.dkim(),
                    arrival.dmarc(),
                    arrival.isGood());
        }
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.read("/sending", Who.API_ADMINISTRATOR, this::standing),
                Operation.act(
                        "/sending/tests", Who.API_ADMINISTRATOR, this::test, (call, tx, _) -> standing(call, tx)));
    }

    private Standing standing(Call call, Tx tx) {
        return new Standing(
                mail.sends().relay(),
                mail.missing(),
                mail.domains().stream().map(Domain::of).toList(),
                mail.addresses(),
                mail.mailboxes().stream()
                        .map(mailbox -> new Box(String.valueOf(mailbox.id()), mailbox.address()))
                        .toList(),
                mail.tests(tx).stream().map(Tried::of).toList());
    }

    private Function<Tx, String> test(Call call) {
        Members body = call.body();
        Consumer<Tx> test =
                mail.test(body.text("from"), body.id("to"), call.technician().id());
        return tx -> {
            test.accept(tx);
            return "sending";
        };
    }
}
