package fettle.server.desk.form;

import fettle.server.store.Tx;
import fettle.server.ticket.Seen;
import fettle.server.ticket.conversation.NewEntry;
import fettle.server.ticket.log.Actor;
import fettle.web.Form;
import java.util.List;

/// A form of the ticket page about to have its effect: by whom, on what, and what they filled in.
public record Act(Tx tx, Seen seen, Actor.Technician by, Form form, List<NewEntry.File> files, Moments moments) {}
