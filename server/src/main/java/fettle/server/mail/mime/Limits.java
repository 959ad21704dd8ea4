package fettle.server.mail.mime;

/// How much of a message is looked at, so that no message costs more than its share.
public record Limits(
        int messageBytes,
        int headerBytes,
        int fieldBytes,
        int fields,
        int parts,
        int depth,
        int lineBytes,
        int encodedWords,
        int addresses,
        int parameters,
        int textCharacters,
        int files) {

    public static final Limits STANDARD =
            new Limits(50 << 20, 256 << 10, 64 << 10, 1_000, 1_000, 20, 1 << 20, 500, 500, 100, 5_000_000, 200);

    public Limits withMessageBytes(int bytes) {
        return new Limits(
                bytes,
                headerBytes,
                fieldBytes,
                fields,
                parts,
                depth,
                lineBytes,
                encodedWords,
                addresses,
                parameters,
                textCharacters,
                files);
    }
}
