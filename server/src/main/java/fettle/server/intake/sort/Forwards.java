package fettle.server.intake.sort;

/// What becomes of a customer's mail that one of us forwards to the desk.
public enum Forwards {
    /// A ticket of that customer's, at once.
    OPEN,
    /// It is held, and a person makes one with a click.
    PROPOSE
}
