package fettle.server.aot;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The file that makes the next start take half as long. It is made in a process of its own, at the lowest priority,
/// and appears under its name only when it is whole; nothing depends on it.
///
/// Its name carries a checksum of the jar, the JDK and the flags: with the cache of another jar JDK 25.0.3 runs that
/// jar's classes without a word.
record AotCache(Path file) {

    /// The cache that fits this process, which bin/fettle names.
    static Optional<AotCache> ofThisStart() {
        return Optional.ofNullable(System.getProperty("fettle.aot"))
                .map(Path::of)
                .map(AotCache::new);
    }

    /// The command of this process with all its flags, without the program's own arguments.
    static List<String> thisCommand() {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> !flag.startsWith("-XX:AOTCache") && !flag.startsWith("-Dfettle.aot="))
                .forEach(command::add);
        command.addAll(List.of("-jar", System.getProperty("java.class.path")));
        return command;
    }

    /// Makes the file unless it is there, and removes those of other jars.
    ///
    /// @param command a start of the program that uses it as people do, on data of its own, and then ends
    /// @return whether the file is there now
    boolean make(List<String> command) throws IOException, InterruptedException {
        if (isThere()) {
            return true;
        }
        if (!Files.isWritable(folder())) {
            return false;
        }
        Path growing = file.resolveSibling(
                file.getFileName() + "." + ProcessHandle.current().pid());
        try {
            if (run(command, growing) && Files.exists(growing)) {
                Files.move(growing, file, StandardCopyOption.ATOMIC_MOVE);
                removeOthers();
            }
        } finally {
            Files.deleteIfExists(growing);
            Files.deleteIfExists(growing.resolveSibling(growing.getFileName() + ".config"));
        }
        return isThere();
    }

    boolean isThere() {
        return Files.exists(file);
    }

    private boolean run(List<String> command, Path growing) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(training(command, growing))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        Thread endWithUs = new Thread(process::destroy);
        Runtime.getRuntime().addShutdownHook(endWithUs);
        int code = process.waitFor();
        if (endWithUs.getState() == Thread.State.NEW) {
            Runtime.getRuntime().removeShutdownHook(endWithUs);
        }
        return code == 0;
    }

    private static List<String> training(List<String> command, Path growing) {
        Path nice = Path.of("/usr/bin/nice");
        var training = new ArrayList<String>();
        if (Files.isExecutable(nice)) {
            training.addAll(List.of(nice.toString(), "-n", "19"));
        }
        training.add(command.getFirst());
        training.add("-XX:AOTCacheOutput=" + growing);
        training.addAll(command.subList(1, command.size()));
        return training;
    }

    private void removeOthers() throws IOException {
        try (Stream<Path> siblings = Files.list(folder())) {
            for (Path sibling : siblings.filter(this::isOfAnotherStart).toList()) {
                Files.delete(sibling);
            }
        }
    }

    private boolean isOfAnotherStart(Path sibling) {
        String name = sibling.getFileName().toString();
        return name.startsWith("fettle-") && name.endsWith(".aot") && !sibling.equals(file.toAbsolutePath());
    }

    private Path folder() {
        return Optional.ofNullable(file.toAbsolutePath().getParent()).orElseThrow();
    }
}
