package fettle.server.mail.mime;

/// What a reader of a message has to know: that some of it was cut, or that it was broken and had to be
/// guessed.
public enum MailNote {
    CUT_FIELD,
    CUT_FIELDS,
    CUT_PARTS,
    CUT_DEPTH,
    CUT_LINE,
    CUT_ENCODED_WORDS,
    CUT_ADDRESSES,
    CUT_PARAMETERS,
    CUT_TEXT,
    CUT_FILES,
    NO_BOUNDARY,
    UNKNOWN_CHARSET,
    BROKEN_ENCODING,
    BROKEN_DATE,
    NO_FROM,
    SEVERAL_FROM,
    BROKEN_FROM,
    SEVERAL_SUBJECTS,
    SIGNED,
    ENCRYPTED;

    public boolean isCut() {
        return name().startsWith("CUT_");
    }
}
