package fettle.server.mail.mime;

import java.util.Set;

/// What the scanner says of a message before anything of it is parsed.
public sealed interface Scan {

    /// Within all limits.
    record Fine(MimePart root) implements Scan {}

    /// Over some limits: the outline ends where they were reached, the raw message keeps everything.
    record Cut(MimePart root, Set<MailNote> cuts) implements Scan {}

    /// Not to be parsed; a person sees it. `root` has the head of the message as far as it may be read.
    record Refused(Reason reason, MimePart root) implements Scan {}

    enum Reason {
        EMPTY,
        TOO_LARGE,
        HEADER_TOO_LARGE,
        TOO_SLOW,
        BROKE_THE_PARSER
    }

    MimePart root();
}
