package fettle.server.mail.compose;

/// A file that goes out with a message.
public final class OutgoingFile {

    private final String name;
    private final String contentType;
    private final byte[] content;

    public OutgoingFile(String name, String contentType, byte[] content) {
        this.name = name;
        this.contentType = contentType;
        this.content = content;
    }

    public String name() {
        return name;
    }

    public String contentType() {
        return contentType;
    }

    byte[] content() {
        return content;
    }
}
