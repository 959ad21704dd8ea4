package fettle.server.signin;

import fettle.server.store.Ids;
import fettle.server.store.Tx;
import java.time.InstantSource;
import java.util.Optional;

/// The record of who changed what about people, rights and secrets; it is only added to, and holds no secret itself.
public final class Audit {

    private static final int LONGEST_SUBJECT = 200;
    private static final int LONGEST_DETAIL = 1000;

    private final Ids ids;
    private final InstantSource clock;

    public Audit(Ids ids, InstantSource clock) {
        this.ids = ids;
        this.clock = clock;
    }

    /// Writes down who did what to whom, in the transaction in which it is done.
    ///
    /// @param who the technician who acted; empty for nobody known, or for Fettle itself
    /// @param what a word for it, such as `api-key.made`
    public void note(Tx tx, Optional<Long> who, String what, String subject, String detail) {
        tx.sql("signin.audit")
                .set("id", ids.next())
                .set("now", clock.instant())
                .set("technicianId", who)
                .set("what", what)
                .set("subject", cut(subject, LONGEST_SUBJECT))
                .set("detail", cut(detail, LONGEST_DETAIL))
                .update();
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }
}
