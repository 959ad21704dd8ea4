package fettle.server.api.people;

import fettle.server.api.call.Call;
import fettle.server.api.call.Members;
import fettle.server.api.call.Operation;
import fettle.server.api.call.Resource;
import fettle.server.notice.NoticeChoice;
import fettle.server.notice.NoticeKind;
import fettle.server.notice.Notices;
import fettle.server.notice.QuietHours;
import fettle.server.store.Tx;
import fettle.web.Refusal;
import fettle.web.route.Who;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

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
        var quiet = new QuietHours(
                read("zone", body.text("zone"), ZoneId::of, "notice.zone-unknown"),
                time(body, "quietFrom"),
                time(body, "quietUntil"),
                body.yes("quietWeekend", false));
        var choice = new NoticeChoice(
                kinds(body, "kinds"), kinds(body, "urgent"), quiet, time(body, "digestAt"), body.count("version", 0));
        return tx -> {
            notices.choose(tx, call.technician().id(), choice);
            return "notices";
        };
    }

    private static LocalTime time(Members body, String name) {
        return read(name, body.text(name), LocalTime::parse, "notice.time-unreadable");
    }

    private static <T> T read(String name, String given, Function<String, T> reading, String otherwise) {
        try {
            return reading.apply(given);
        } catch (DateTimeException unreadable) {
            throw Refusal.Invalid.field(name, otherwise, given);
        }
    }

    private static Set<NoticeKind> kinds(Members body, String name) {
        return body.texts(name).stream()
                .map(word -> Arrays.stream(NoticeKind.values())
                        .filter(kind -> kind.key().equals(word))
                        .findFirst()
                        .orElseThrow(() -> Refusal.Invalid.field(name, "form.not-offered")))
                .collect(Collectors.toSet());
    }
}
