package fettle.server.command;

import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `fettle admin …`: accounts and keys, from the command line of the machine.
@Command(
        name = "admin",
        description = "Accounts and keys: create, api-key, reset-password.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
public final class AdminCommand {

    @Command(
            name = "create",
            description = "Prints the address where the first administrator makes their account, while nobody exists.",
            mixinStandardHelpOptions = true)
    int create(@Mixin ServerFlags flags) {
        return new Control(flags.settings()).run("admin-create", Map.of());
    }

    @Command(
            name = "api-key",
            description = "Makes an API key of a person and prints it, once.",
            mixinStandardHelpOptions = true)
    int apiKey(
            @Mixin ServerFlags flags,
            @Parameters(paramLabel = "EMAIL", description = "Whose key it is.") String email,
            @Option(names = "--name", description = "What it is for.") Optional<String> name) {
        return new Control(flags.settings())
                .run("admin-api-key", Map.of("email", email, "name", name.orElse("command line")));
    }

    @Command(
            name = "reset-password",
            description = "Prints a link, good for 30 minutes and once, to set a person's password.",
            mixinStandardHelpOptions = true)
    int resetPassword(
            @Mixin ServerFlags flags,
            @Parameters(paramLabel = "EMAIL", description = "Whose password it is.") String email) {
        return new Control(flags.settings()).run("admin-reset-password", Map.of("email", email));
    }
}
