package fettle.server.mail.compose;

import fettle.server.mail.address.Address;
import fettle.server.mail.address.AddressSpec;
import fettle.server.mail.text.SafeText;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/// Writes the header of a message. All fields go through `line`, which lets nothing end a field before its
/// time.
final class HeaderWriter {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, d MMM yyyy HH:mm:ss '+0000'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final int LONGEST_LINE = 76;
    private static final int LONGEST_WORD_BYTES = 45;

    private final StringBuilder header = new StringBuilder();

    /// A field of plain words of our own.
    HeaderWriter word(String name, String value) {
        return line(name, List.of(value));
    }

    /// A field that holds a text of anybody's.
    HeaderWriter text(String name, String value) {
        return line(name, words(SafeText.line(value)));
    }

    /// A field with addresses; nothing when there are none.
    HeaderWriter addresses(String name, List<Address> addresses) {
        List<String> pieces = new ArrayList<>();
        for (int i = 0; i < addresses.size(); i++) {
            List<String> mailbox = mailbox(addresses.get(i));
            pieces.addAll(mailbox.subList(0, mailbox.size() - 1));
            pieces.add(mailbox.getLast() + (i + 1 < addresses.size() ? "," : ""));
        }
        return pieces.isEmpty() ? this : line(name, pieces);
    }

    /// A field with message ids; nothing when there are none. What is no id is left out.
    HeaderWriter ids(String name, List<String> ids) {
        List<String> proper = ids.stream().filter(ReferenceChain::isId).toList();
        return proper.isEmpty() ? this : line(name, proper);
    }

    HeaderWriter date(String name, Instant date) {
        return line(name, List.of(DATE.format(date)));
    }

    @Override
    public String toString() {
        return header.toString();
    }

    private static List<String> mailbox(Address mailbox) {
        String address = checked(mailbox.address());
        String name = SafeText.line(mailbox.name());
        if (name.isEmpty()) {
            return List.of(address);
        }
        List<String> pieces = new ArrayList<>(isAscii(name) ? List.of(quoted(name)) : words(name));
        pieces.add("<" + address + ">");
        return pieces;
    }

    private static String checked(String address) {
        boolean plain = address.chars().allMatch(c -> c > ' ' && c < 0x7f)
                && AddressSpec.normalised(address).isPresent();
        if (!plain) {
            throw new IllegalArgumentException("No mail can be sent to the address " + SafeText.line(address));
        }
        return address;
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c >= ' ' && c < 0x7f);
    }

    private static String quoted(String name) {
        boolean plain = name.length() <= 60 && name.chars().allMatch(c -> c == ' ' || Character.isLetterOrDigit(c));
        return plain ? name : "\"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    /// The words of a text, encoded where they are not plain ASCII, or would be read as encoded.
    private static List<String> words(String text) {
        boolean longWord =
                text.length() > 900 || text.chars().filter(c -> c == ' ').count() < text.length() / 900;
        if (isAscii(text) && !text.contains("=?") && !longWord) {
            return List.of(text.split(" ", -1));
        }
        List<String> words = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        int bytes = 0;
        for (int i = 0; i < text.length(); ) {
            String character = Character.toString(text.codePointAt(i));
            int size = character.getBytes(StandardCharsets.UTF_8).length;
            if (bytes + size > LONGEST_WORD_BYTES) {
                words.add(encoded(piece.toString()));
                piece.setLength(0);
                bytes = 0;
            }
            piece.append(character);
            bytes += size;
            i += character.length();
        }
        words.add(encoded(piece.toString()));
        return words;
    }

    private static String encoded(String piece) {
        return "=?UTF-8?B?" + Base64.getEncoder().encodeToString(piece.getBytes(StandardCharsets.UTF_8)) + "?=";
    }

    /// One field, folded between its pieces.
    private HeaderWriter line(String name, List<String> pieces) {
        int length = name.length() + 1;
        header.append(name).append(':');
        for (int i = 0; i < pieces.size(); i++) {
            String piece = withoutControls(pieces.get(i));
            boolean folds = i > 0 && length + 1 + piece.length() > LONGEST_LINE && !piece.isBlank();
            header.append(folds ? "\r\n " : " ").append(piece);
            length = (folds ? 1 : length + 1) + piece.length();
        }
        header.append("\r\n");
        return this;
    }

    private static String withoutControls(String piece) {
        StringBuilder plain = new StringBuilder(piece.length());
        piece.chars().filter(c -> c >= ' ' && c < 0x7f).forEach(c -> plain.append((char) c));
        return plain.toString();
    }
}
