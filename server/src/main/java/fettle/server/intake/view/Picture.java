package fettle.server.intake.view;

import java.util.Arrays;
import java.util.Optional;

/// The kinds of pictures that may be shown, told by their first bytes and not by what they are said to be.
enum Picture {
    PNG("image/png", 0, "\u0089PNG\r\n\u001a\n"),
    JPEG("image/jpeg", 0, "\u00ff\u00d8\u00ff"),
    GIF("image/gif", 0, "GIF8"),
    WEBP("image/webp", 8, "WEBP");

    static final int BYTES_LOOKED_AT = 12;

    private final String contentType;
    private final int at;
    private final String mark;

    Picture(String contentType, int at, String mark) {
        this.contentType = contentType;
        this.at = at;
        this.mark = mark;
    }

    String contentType() {
        return contentType;
    }

    static Optional<Picture> of(byte[] start) {
        return Arrays.stream(values()).filter(kind -> kind.begins(start)).findFirst();
    }

    private boolean begins(byte[] start) {
        if (start.length < at + mark.length()) {
            return false;
        }
        for (int i = 0; i < mark.length(); i++) {
            if ((start[at + i] & 0xff) != mark.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
