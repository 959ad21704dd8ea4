package fettle.server.desk.form;

import java.util.List;
import java.util.function.Consumer;

/// Something that a technician can do to a ticket with one form: where it is sent, its fields, and the verb behind it.
///
/// @param name the last part of its address, and its name in the message files
public record Step(String name, List<String> fields, Consumer<Act> verb) {

    public Step {
        fields = List.copyOf(fields);
    }
}
