package fettle.server.admin;

import java.util.Map;

/// Something that a command has the server do: it runs in the server when one is running, else in the command's own
/// process.
@FunctionalInterface
public interface ControlVerb {

    /// Does it, and says what to print.
    String run(Map<String, String> arguments);
}
