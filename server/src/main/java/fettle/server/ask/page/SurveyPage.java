package fettle.server.ask.page;

import java.util.List;

/// What a survey's link opens: the mark that was clicked, chosen but not sent. Programs that follow links in mails only
/// look, and answer nothing.
///
/// @param action the address of the form
/// @param open whether it can still be answered
/// @param given what was answered so far; "" while nothing was
/// @param over that its time is over; "" while it is not
/// @param refused whether they do not want to be asked any more
record SurveyPage(
        String action,
        String heading,
        boolean open,
        String given,
        String over,
        List<Mark> marks,
        String words,
        boolean refused) {

    /// One of five marks.
    record Mark(int value, String name, boolean chosen) {}

    boolean first() {
        return given.isEmpty();
    }
}
