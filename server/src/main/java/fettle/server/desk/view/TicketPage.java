package fettle.server.desk.view;

import fettle.server.desk.view.thread.Item;
import fettle.server.desk.view.waiting.WaitingPart;
import fettle.server.sla.view.PriorityView;
import fettle.server.worklist.view.StateView;
import java.util.List;

/// The page of a ticket.
///
/// @param version what its forms were made from: whoever was slower is told
/// @param key what lets a form count once
/// @param identity a warning about who wrote, "" when they are known
/// @param open whether it is not solved yet
/// @param handedOver whether the reader received it and has not said yet whether it is theirs
/// @param returnable whether the reader may give it back, as its receiver or as a lead
/// @param next what is to happen next
/// @param answered whether a message has just ended a wait, which may turn out to be no answer
/// @param undelivered what did not come to somebody
/// @param undeliveredForms what can be done about it
/// @param replies those that have not gone out
/// @param forms the small forms that wait behind a button
/// @param refused the one that could not be done, which shows at once
/// @param more the forms for what is seldom done
/// @param mergedInto the number of the ticket in which it goes on, "" for most
/// @param speaksOf the number of the ticket that it names and its sender may not write to, "" for most
/// @param doubts why those who are to approve something may never do so
/// @param thanked whether the client wrote after it was solved, and nobody has said whether more is wanted
/// @param toast what has just been done, "" for nothing
/// @param sent the key of the form that did it, so that its draft is dropped
public record TicketPage(
        String number,
        String subject,
        String version,
        String key,
        PriorityView priority,
        StateView state,
        String client,
        String clientId,
        String monogram,
        String contact,
        String owner,
        String ownerInitials,
        String group,
        String type,
        String kind,
        String identity,
        boolean mine,
        boolean open,
        boolean waiting,
        boolean resolved,
        boolean untriaged,
        boolean promised,
        boolean handedOver,
        boolean returnable,
        boolean answered,
        Next next,
        List<Conflict> conflicts,
        List<Undelivered> undelivered,
        List<StepForm> undeliveredForms,
        List<Item> items,
        WaitingPart replies,
        ComposerView composer,
        List<StepForm> forms,
        List<StepForm> refused,
        List<StepForm> more,
        String mergedInto,
        String speaksOf,
        List<String> doubts,
        boolean thanked,
        SideView side,
        String toast,
        String sent) {

    /// What is to happen next.
    ///
    /// @param at "" when no time was named
    /// @param in how long there is until then
    public record Next(String words, String at, String in, boolean late) {}

    /// That somebody else was quicker.
    ///
    /// @param theirs what they did
    /// @param yours what was written into a form that is no longer offered
    public record Conflict(String sentence, String theirs, List<String> yours) {}
}
