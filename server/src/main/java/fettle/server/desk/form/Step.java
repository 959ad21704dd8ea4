package fettle.server.desk.form;

import fettle.server.ticket.Ticket;
import java.util.List;
import java.util.function.Function;

/// Something that a technician can do to a ticket with one form: where it is sent, its fields, and the verb behind it.
///
/// @param name the last part of its address, and its name in the message files
public record Step(String name, List<String> fields, Function<Act, Ticket> verb) {

    public Step {
        fields = List.copyOf(fields);
    }
}
