package fettle.server.store.engine;

/// The program cannot start, for a reason that whoever started it can mend: the command prints the sentence and ends
/// with the code, without a stack trace.
public final class StartRefused extends RuntimeException {

    /// Somebody else holds what we need; it may work later (EX_TEMPFAIL).
    public static final int BUSY = 75;

    /// A setting, file or database is not as it must be (EX_CONFIG).
    public static final int MISCONFIGURED = 78;

    private static final long serialVersionUID = 1L;

    private final int exitCode;

    public StartRefused(int exitCode, String sentence) {
        super(sentence);
        this.exitCode = exitCode;
    }

    public StartRefused(int exitCode, String sentence, Throwable cause) {
        super(sentence, cause);
        this.exitCode = exitCode;
    }

    public int exitCode() {
        return exitCode;
    }
}
