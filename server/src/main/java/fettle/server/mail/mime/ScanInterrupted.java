package fettle.server.mail.mime;

/// Thrown out of a scan or parse whose time is over, by the thread that was told to stop.
public final class ScanInterrupted extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ScanInterrupted() {
        super("The message took too long", null, false, false);
    }
}
