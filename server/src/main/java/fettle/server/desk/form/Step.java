package fettle.server.desk.form;

import fettle.web.route.Who;
import java.util.List;
import java.util.function.Consumer;

/// Something that a technician can do to a ticket with one form: where it is sent, its fields, and the verb behind it.
///
/// @param name the last part of its address, and its name in the message files
/// @param who may do it
public record Step(String name, List<String> fields, Consumer<Act> verb, Who who) {

    public Step {
        fields = List.copyOf(fields);
    }

    Step(String name, List<String> fields, Consumer<Act> verb) {
        this(name, fields, verb, Who.DESK);
    }
}
