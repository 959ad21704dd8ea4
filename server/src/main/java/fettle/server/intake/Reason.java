package fettle.server.intake;

import java.util.Locale;

/// Why a mail became what it became. Each has a sentence in the message files, `intake.reason.<code>`.
public enum Reason {
    /// Nothing yet: it waits for its turn.
    NONE,
    NEW_REQUEST,
    NEW_CONTACT,
    NEW_UNKNOWN_SENDER,
    NEW_OF_MAILBOX,
    NEW_SENDER_FAILED,
    NEW_BY_MACHINE,
    NEW_AFTER_CLOSED,
    NEW_NOT_THEIR_TICKET,
    NEW_FORWARDED,
    NEW_RELEASED,
    JOINED_SIGNED_ID,
    JOINED_REPLY_ADDRESS,
    JOINED_THREAD,
    JOINED_NUMBER,
    JOINED_THANKS,
    JOINED_EMPTY,
    JOINED_NOTE,
    JOINED_SUPPLIER,
    JOINED_BY_HAND,
    AUTO_REPLY,
    BOUNCE,
    DELAYED,
    READ_RECEIPT,
    ABUSE_REPORT,
    SELF_TEST,
    DUPLICATE,
    LOOP,
    OWN_ADDRESS,
    TOO_MANY_HOPS,
    STRAY_RECEIPT,
    IGNORED_BY_HAND,
    GONE,
    EMPTY,
    TOO_LARGE,
    WITHHELD,
    HEADER_TOO_LARGE,
    TOO_SLOW,
    BROKE_THE_PARSER,
    GAVE_UP,
    NO_FROM,
    UNKNOWN_SENDER,
    SENDER_FAILED,
    BLOCKED_SENDER,
    TECHNICIAN_NOT_PROVEN,
    TECHNICIAN_WITHOUT_TICKET,
    FORWARD_NOT_READABLE,
    FORWARD_PROPOSED,
    TWO_CLIENTS,
    FORMER_CLIENT,
    FORMER_CONTACT,
    SUPPLIER_NOT_PROVEN,
    SUPPLIER_WITHOUT_TICKET,
    FORGED_BOUNCE,
    STRAY_REPORT;

    /// The word for it in the API and in addresses. All ways in which our own mail comes back are one: a loop.
    public String code() {
        return switch (this) {
            case OWN_ADDRESS, TOO_MANY_HOPS -> LOOP.code();
            default -> word();
        };
    }

    /// The key of its sentence.
    public String key() {
        return "intake.reason." + word();
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
