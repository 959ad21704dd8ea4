package fettle.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Locale;

/// What is taken off a text before anything reads it: control characters, and bytes that are no text at all.
final class Clean {

    private Clean() {}

    /// One line: whatever would break it becomes a space.
    static String line(String raw) {
        return withoutControls(raw.replaceAll("[\\r\\n\\t\\u0085\\u2028\\u2029]+", " "))
                .strip();
    }

    /// Several lines, ended by `\n`.
    static String lines(String raw) {
        return withoutControls(raw.replaceAll("\\r\\n?|[\\u2028\\u2029]", "\n")).strip();
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static String utf8(byte[] bytes) {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException notText) {
            throw new Refusal.Invalid("form.not-text");
        }
    }

    private static String withoutControls(String text) {
        return text.replaceAll("[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f]", "");
    }
}
