package fettle.server.mail.transport;

import java.io.IOException;

/// There is too little room left to take mail: its sender keeps it and tries again later.
public final class DiskFull extends IOException {

    private static final long serialVersionUID = 1L;

    public DiskFull(long freeBytes) {
        super("The disk of the data folder has " + (freeBytes >> 20) + " MB left, so no mail is taken: make room");
    }
}
