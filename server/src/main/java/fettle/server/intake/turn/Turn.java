package fettle.server.intake.turn;

/// Where a mail stands among those that wait.
///
/// @param owner whose mails wait for each other: a client, by `#` and its id, or a domain that is nobody's
/// @param place the smaller, the sooner
public record Turn(String owner, long place) {

    /// Of a mail that never waits.
    public static final Turn NONE = new Turn("", 0);
}
