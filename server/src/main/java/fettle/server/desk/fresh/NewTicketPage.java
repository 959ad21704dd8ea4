package fettle.server.desk.fresh;

import fettle.server.desk.view.Choice;
import fettle.server.desk.view.Field;
import java.util.List;

/// Where a technician writes down what somebody asked for by telephone or at the door: first whose it is, then the
/// rest.
///
/// @param error what is wrong with the whole, "" for nothing
/// @param client the chosen client's id, "" before one was chosen
public record NewTicketPage(
        String key,
        String error,
        String client,
        String clientName,
        List<Choice> clients,
        List<Choice> contacts,
        List<Choice> channels,
        Field name,
        Field email,
        Field subject,
        Field text,
        Field received) {}
