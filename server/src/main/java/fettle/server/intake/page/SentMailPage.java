package fettle.server.intake.page;

import fettle.server.mail.outbox.Delivery;
import java.util.List;
import java.util.stream.Collectors;

/// The newest mails that would have gone out.
record SentMailPage(List<Line> mails, boolean empty) {

    /// One of them.
    record Line(String id, String at, String to, String subject) {}

    static SentMailPage of(List<Delivery> newest, Times times) {
        return new SentMailPage(newest.stream().map(mail -> line(mail, times)).toList(), newest.isEmpty());
    }

    private static Line line(Delivery mail, Times times) {
        String to = mail.to().stream().map(each -> each.recipient().address()).collect(Collectors.joining(", "));
        return new Line(Long.toString(mail.mailId()), times.shown(mail.createdAt()), to, mail.subject());
    }
}
