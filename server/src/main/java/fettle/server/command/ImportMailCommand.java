package fettle.server.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `fettle import-mail FILE|DIR|MBOX…`: takes mails from files.
@Command(
        name = "import-mail",
        description = "Takes mails from files, folders of files, or mbox files.",
        mixinStandardHelpOptions = true)
public final class ImportMailCommand implements Callable<Integer> {

    @Mixin
    private final ServerFlags flags = new ServerFlags();

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "A mail, a folder of mails, or an mbox.")
    private List<Path> paths = List.of();

    @Option(names = "--history", description = "Old mail: no answers, no clocks.")
    private boolean history;

    @Override
    public Integer call() {
        String all =
                paths.stream().map(path -> path.toAbsolutePath().toString()).collect(Collectors.joining("\n"));
        return new Control(flags.settings())
                .run("import-mail", Map.of("paths", all, "history", Boolean.toString(history)));
    }
}
