package fettle.web.guard;

import java.time.Duration;

/// How the listener treats strangers.
///
/// @param bind the address that it listens on
/// @param port where, 0 for a free one
/// @param connections how many at once
/// @param idle how long a connection may rest between two requests
/// @param headers how long the head of a request may take to arrive
/// @param body how long the rest may take, until the first byte of our answer
/// @param upload the same for files and mails
/// @param stop how long answers under way may take once the server is told to stop
public record ListenerSettings(
        String bind,
        int port,
        int connections,
        Duration idle,
        Duration headers,
        Duration body,
        Duration upload,
        Duration stop) {

    public static ListenerSettings at(String bind, int port) {
        return new ListenerSettings(
                bind,
                port,
                4000,
                Duration.ofSeconds(60),
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                Duration.ofMinutes(10),
                Duration.ofSeconds(20));
    }
}
