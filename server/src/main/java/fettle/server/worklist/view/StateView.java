package fettle.server.worklist.view;

import fettle.contracts.sla.PauseReason;
import fettle.server.ticket.Ticket.Stage;
import fettle.web.text.Texts;
import java.util.Locale;
import java.util.Optional;

/// How a ticket stands, as a symbol and words.
///
/// @param tone warn, wait, accent, good or "" for nothing to note
public record StateView(String tone, String icon, String words) {

    /// What a list says: nobody's work first, then why it waits, then its stage.
    public static StateView of(Stage stage, Optional<PauseReason> reason, boolean owned, Texts texts) {
        return switch (stage) {
            case NEW -> owned ? plain("accent", "bolt", stage, texts) : unassigned(texts);
            case TRIAGED -> owned ? plain("", "list", stage, texts) : unassigned(texts);
            case WORKING -> owned ? plain("accent", "bolt", stage, texts) : unassigned(texts);
            case WAITING ->
                reason.map(why -> waiting(why, texts)).orElseGet(() -> plain("wait", "pause", stage, texts));
            case RESOLVED -> plain("good", "check", stage, texts);
            case CLOSED -> plain("", "lock", stage, texts);
        };
    }

    private static StateView waiting(PauseReason why, Texts texts) {
        String icon = switch (why) {
            case SUPPLIER, PARTS -> "supplier";
            case AGREED_DATE -> "calendar";
            case INTERNAL -> "user";
            case MONITORING -> "clock";
            case CLIENT_INFO, CLIENT_APPROVAL, CLIENT_ACCESS -> "pause";
        };
        return new StateView("wait", icon, texts.with("worklist.waiting." + why.key()));
    }

    private static StateView unassigned(Texts texts) {
        return new StateView("warn", "plus", texts.with("worklist.unassigned"));
    }

    private static StateView plain(String tone, String icon, Stage stage, Texts texts) {
        return new StateView(
                tone, icon, texts.with("worklist.stage." + stage.name().toLowerCase(Locale.ROOT)));
    }
}
