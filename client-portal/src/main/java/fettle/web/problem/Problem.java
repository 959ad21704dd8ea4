package fettle.web.problem;

import fettle.web.Refusal;
import fettle.web.text.Texts;
import io.helidon.http.Status;
import java.util.List;

/// What went wrong with a request, in the words and figures that its sender may have.
///
/// @param status the HTTP status
/// @param title a few words, from the message files
/// @param sentence what the reader can do about it
/// @param fields what is wrong with single fields
/// @param id "" or the number under which our log tells the rest
public record Problem(Status status, String title, String sentence, List<Field> fields, String id) {

    public Problem {
        fields = List.copyOf(fields);
    }

    /// What is wrong with one field.
    public record Field(String name, String sentence) {}

    static List<Field> fieldsOf(Refusal refusal, Texts texts) {
        return refusal instanceof Refusal.Invalid invalid
                ? invalid.fields().stream()
                        .map(field -> new Field(field.name(), field.sentence(texts)))
                        .toList()
                : List.of();
    }
}
