package fettle.contracts.words;

import java.util.List;

/// One sentence for people, named but not yet in any language: whoever shows it looks the key up in its message files.
///
/// An argument is a `String`, a whole number, an `Instant`, a `LocalDate`, a `Duration`, a `Money` or a `Sentence` of
/// its own; the reader's language and time zone decide how it is written.
///
/// @param key the name in the message files, `contracts.<package>.<what>`
/// @param arguments what stands at `{0}`, `{1}` and so on
public record Sentence(String key, List<Object> arguments) {

    public Sentence {
        arguments = List.copyOf(arguments);
    }

    /// The sentence of this key with its arguments in order.
    public static Sentence of(String key, Object... arguments) {
        return new Sentence(key, List.of(arguments));
    }
}
