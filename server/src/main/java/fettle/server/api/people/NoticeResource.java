package fettle.server.api.people;

import fettle.server.api.call.Call;
import fettle.server.api.call.Members;
import fettle.server.api.call.Operation;
import fettle.server.api.call.Resource;
import fettle.server.notice.NoticeChoice;
import fettle.server.notice.NoticeKind;
import fettle.server.notice.Notices;
import fettle.server.notice.WrittenChoice;
import fettle.server.store.Tx;
import fettle.web.route.Who;
import java.util.List;
import java.util.function.Function;

/// What the technician of a key is told by mail, and when not.
public record NoticeResource(Notices notices) implements Resource {

    /// The choice in the API's form.
    record Chosen(
            List<NoticeKind> kinds,
            List<NoticeKind> urgent,
            String zone,
            String quietFrom,
            String quietUntil,
            boolean quietWeekend,
            String digestAt,
            int version) {

        static Chosen of(NoticeChoice choice) {
            return new Chosen(
                    choice.kinds().stream().sorted().toList(),
                    choice.urgent().stream().sorted().toList(),
                    choice.quiet().zone().getId(),
                    choice.quiet().from().toString(),
                    choice.quiet().until().toString(),
                    choice.quiet().weekend(),
                    choice.digestAt().toString(),
                    choice.version());
        }
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.read("/notices", this::mine),
                Operation.put("/notices", Who.API, this::choose, (call, tx, _) -> mine(call, tx)));
    }

    private Chosen mine(Call call, Tx tx) {
        return Chosen.of(notices.choice(tx, call.technician().id()));
    }

    private Function<Tx, String> choose(Call call) {
        Members body = call.body();
        NoticeChoice choice = new WrittenChoice(
                        body.texts("kinds"),
                        body.texts("urgent"),
                        body.text("zone"),
                        body.text("quietFrom"),
                        body.text("quietUntil"),
                        body.yes("quietWeekend", false),
                        body.text("digestAt"),
                        body.count("version", 0))
                .read();
        return tx -> {
            notices.choose(tx, call.technician().id(), choice);
            return "notices";
        };
    }
}
