package fettle.server.ask.page;

/// What an approver's link opens: the question with two buttons, or how it ended. Programs that follow links in mails
/// only look, and decide nothing.
///
/// @param action the address of the form
/// @param heading what it is about
/// @param asks who asks whom
/// @param cost "" where it costs nothing
/// @param open whether it can still be decided
/// @param until by when, while it can
/// @param outcome how it ended, or that its time is over; "" while it is open
/// @param said what was said to that; "" for nothing
record ApprovalPage(
        String action,
        String heading,
        String asks,
        String words,
        String cost,
        boolean open,
        String until,
        String outcome,
        String said) {}
