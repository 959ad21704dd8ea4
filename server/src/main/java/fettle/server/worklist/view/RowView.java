package fettle.server.worklist.view;

import fettle.server.sla.view.ClockView;
import fettle.server.sla.view.PriorityView;
import java.util.List;

/// A ticket in a list, ready to print.
///
/// @param contact "" when nobody we know asked
/// @param owner "" for nobody
/// @param reasons why it stands where it stands, a line each
/// @param clocks the one that runs out first, and for the card the others too
/// @param promised "" when nothing is promised
public record RowView(
        int position,
        String number,
        String subject,
        PriorityView priority,
        StateView state,
        String next,
        String client,
        String clientId,
        String monogram,
        String contact,
        String owner,
        String initials,
        List<String> reasons,
        List<ClockView> clocks,
        String then,
        String promised,
        String promisedIn) {}
