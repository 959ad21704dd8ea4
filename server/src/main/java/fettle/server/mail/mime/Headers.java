package fettle.server.mail.mime;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/// The fields of a message or part, in the order in which they stand.
public record Headers(List<HeaderField> fields) {

    public static final Headers NONE = new Headers(List.of());

    public Headers {
        fields = List.copyOf(fields);
    }

    /// Those of a whole message.
    public static Headers of(RawMail raw) {
        return HeaderBlock.ofMessage(raw, Limits.STANDARD, EnumSet.noneOf(MailNote.class))
                .headers();
    }

    public List<String> all(String name) {
        return fields.stream()
                .filter(field -> field.is(name))
                .map(HeaderField::value)
                .toList();
    }

    /// The topmost field of the name: mailers that repeat a field are read as most clients read them.
    public Optional<String> first(String name) {
        for (HeaderField field : fields) {
            if (field.is(name)) {
                return Optional.of(field.value());
            }
        }
        return Optional.empty();
    }

    public boolean has(String name) {
        return first(name).isPresent();
    }

    public boolean hasNamePrefix(String prefix) {
        return fields.stream().anyMatch(field -> field.name().regionMatches(true, 0, prefix, 0, prefix.length()));
    }
}
