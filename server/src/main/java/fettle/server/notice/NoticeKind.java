package fettle.server.notice;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/// What one of us can be told by mail.
public enum NoticeKind {
    /// Somebody gave them a ticket.
    ASSIGNED,
    /// A client wrote on one of their tickets.
    REPLIED,
    /// A response, a fix or a promise of theirs is near its time.
    PROMISE_NEAR,
    /// It is past it.
    PROMISE_BROKEN,
    /// A mail of theirs did not arrive.
    UNDELIVERED,
    /// A ticket was handed over to their group, to nobody in particular.
    HANDED_OVER,
    /// Something about a ticket of their group needs somebody.
    GROUP_EXCEPTION,
    /// What is open and due, once a day.
    DIGEST;

    /// What those get who never chose: what is theirs alone to see to.
    static final Set<NoticeKind> USUAL = EnumSet.of(ASSIGNED, REPLIED, PROMISE_NEAR, PROMISE_BROKEN, UNDELIVERED);

    /// Its name on pages and in the message files.
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
