package fettle.server.client.choice;

import fettle.server.client.Contact;
import fettle.web.Refusal;

/// Which of our mails a contact wants. What they need to answer, and that it is solved, they always get.
///
/// @param acknowledged whether they are told that what they asked for in the portal has arrived
/// @param digest whether they get a summary of their open requests each week
/// @param version grows with each change; 0 for who never chose
public record MailChoice(Replies replies, boolean acknowledged, boolean digest, int version) {

    /// Which replies come by mail; all of them stand in the portal.
    public enum Replies {
        EACH,
        SOLVED
    }

    /// What those get who never chose.
    public static final MailChoice USUAL = new MailChoice(Replies.EACH, true, false, 0);

    public boolean onlySolved() {
        return replies == Replies.SOLVED;
    }

    /// The same, where it is one for them: who can't read replies in the portal gets each.
    public MailChoice offeredTo(Contact contact) {
        if (onlySolved() && !contact.portal()) {
            throw Refusal.Invalid.field("replies", "form.not-offered");
        }
        return this;
    }

    public MailChoice withoutDigest() {
        return new MailChoice(replies, acknowledged, false, version);
    }
}
