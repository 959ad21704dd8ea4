package fettle.server.mail.transport;

/// The points at which a crash is worth a test. In the running product nothing happens at them.
@FunctionalInterface
public interface Steps {

    /// In order of their happening: on a mail's way in, then on its way out.
    enum Step {
        STORED,
        AFTER_ROW,
        AFTER_ATTEMPT,
        BEFORE_DECISION,
        AFTER_DECISION,
        AFTER_CLAIM,
        BEFORE_SEND,
        AFTER_SEND,
        AFTER_MARK
    }

    /// The steps of the product.
    Steps NONE = step -> {};

    void reached(Step step);
}
