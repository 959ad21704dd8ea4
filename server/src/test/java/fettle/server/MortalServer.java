package fettle.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A `CrashingServer` in a process of its own.
final class MortalServer implements AutoCloseable {

    private final Process process;
    private final BufferedReader out;
    private final int smtpPort;

    /// @param crashAt the step at which it dies, and at which time; blank when it lives
    /// @param minutesLater how far its clock is ahead
    /// @param imapPort where it fetches its mail, if anywhere
    MortalServer(Path folder, String crashAt, int relayPort, int minutesLater, int... imapPort) throws IOException {
        Stream<String> command = Stream.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "-Dfettle.crashAt=" + crashAt,
                CrashingServer.class.getName(),
                folder.toString(),
                Integer.toString(relayPort),
                Integer.toString(minutesLater));
        process = new ProcessBuilder(
                        Stream.concat(command, IntStream.of(imapPort).mapToObj(Integer::toString))
                                .toList())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        smtpPort = Integer.parseInt(line("smtp ").substring("smtp ".length()));
    }

    Process running() {
        return process;
    }

    int smtpPort() {
        return smtpPort;
    }

    /// What became of all mail, in and out, once nothing waits.
    List<String> report() throws IOException {
        process.getOutputStream().write("report\n".getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
        List<String> lines = new ArrayList<>();
        for (String line = out.readLine(); line != null && !line.equals("end"); line = out.readLine()) {
            lines.add(line);
        }
        return lines;
    }

    private String line(String start) throws IOException {
        String line = out.readLine();
        while (line != null && !line.startsWith(start)) {
            line = out.readLine();
        }
        if (line == null) {
            throw new IOException("The server ended before it said '" + start + "'");
        }
        return line;
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
