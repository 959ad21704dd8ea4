package fettle.server.mail.mime;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/// The fields of a message or part, in the order in which they stand.
///
/// @param whole how many of them stand above the first line that is no field
public record Headers(List<HeaderField> fields, int whole) {

    public static final Headers NONE = new Headers(List.of(), 0);

    public Headers {
        fields = List.copyOf(fields);
    }

    /// Those of a whole message.
    public static Headers of(RawMail raw) {
        return HeaderBlock.ofMessage(raw, Limits.STANDARD, EnumSet.noneOf(MailNote.class))
                .headers();
    }

    public List<String> all(String name) {
        return values(fields, name);
    }

    /// Those above the first line that is no field. Mail servers take what stands below it for the body: nobody
    /// has checked that the sender is who it says there, nor taken out findings that the sender made up.
    public List<String> checked(String name) {
        return values(fields.subList(0, whole), name);
    }

    private static List<String> values(List<HeaderField> fields, String name) {
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
