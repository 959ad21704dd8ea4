package fettle.server.api.ticket;

import fettle.contracts.sla.Channel;
import fettle.contracts.sla.PauseReason;
import fettle.server.api.call.Call;
import fettle.server.api.call.Members;
import fettle.server.store.BlobStore;
import fettle.server.ticket.Seen;
import fettle.server.ticket.Ticket.Action;
import fettle.server.ticket.conversation.NewEntry;
import fettle.server.ticket.reply.Reply;
import fettle.server.ticket.reply.Reply.Pause;
import fettle.server.ticket.reply.Reply.Solution;
import fettle.server.ticket.reply.Reply.Spent;
import fettle.server.ticket.reply.Reply.Told;
import fettle.server.worklog.TimeEntry.NotBillable;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// What programs send about tickets, as the verbs take it.
public record TicketBody(Members body) {

    /// The ticket in the path, at the version that the program saw if it says so.
    public static Seen seen(Call call) {
        return new Seen(call.inPath("number"), call.body().optionalCount("version"));
    }

    /// @param blobs where attached files are kept, before any transaction
    Reply reply(BlobStore blobs) {
        return new Reply(
                body.text("text"),
                files(blobs),
                body.one(Channel.class, "channel", Channel.EMAIL),
                body.yes("reached", true),
                spent(),
                body.optionalObject("wait").map(wait -> new TicketBody(wait).pause()),
                body.optionalObject("promise").map(promise -> new TicketBody(promise).told()),
                body.optionalObject("nextAction").map(next -> new TicketBody(next).action()),
                body.optionalObject("resolve").map(resolve -> new TicketBody(resolve).solution()),
                body.optionalIds("copies"));
    }

    List<NewEntry.File> files(BlobStore blobs) {
        return body.objects("attachments").stream()
                .map(file -> file(file, blobs))
                .toList();
    }

    Optional<Spent> spent() {
        return body.optionalObject("time").map(time -> new TicketBody(time).time());
    }

    Spent time() {
        return new Spent(
                body.optionalCount("minutes").orElseThrow(),
                body.optionalOne(NotBillable.class, "notBillable"),
                body.text("note", ""));
    }

    Pause pause() {
        return new Pause(body.one(PauseReason.class, "reason"), body.instant("followUpAt"));
    }

    Told told() {
        return new Told(body.text("words"), body.instant("at"));
    }

    Action action() {
        return new Action(body.text("words"), body.optionalInstant("at"));
    }

    Solution solution() {
        return new Solution(body.text("cause", ""), body.text("solution", ""));
    }

    private static NewEntry.File file(Members file, BlobStore blobs) {
        BlobStore.Blob kept = blobs.put(Base64.getDecoder().decode(file.text("content")));
        return new NewEntry.File(
                file.text("name"), file.text("contentType"), kept.size(), kept.sha256(), Optional.empty(), false);
    }
}
