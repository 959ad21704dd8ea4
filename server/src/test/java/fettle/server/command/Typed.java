package fettle.server.command;

import fettle.server.Main;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/// A command as somebody types it, and what it answered.
record Typed(int code, String out, String err) {

    static Typed fettle(String... arguments) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        var said = new ByteArrayOutputStream();
        var complained = new ByteArrayOutputStream();
        try (var good = new PrintStream(said, true, StandardCharsets.UTF_8);
                var bad = new PrintStream(complained, true, StandardCharsets.UTF_8)) {
            System.setOut(good);
            System.setErr(bad);
            int code = Main.commands()
                    .setOut(new PrintWriter(good, true))
                    .setErr(new PrintWriter(bad, true))
                    .execute(arguments);
            return new Typed(code, said.toString(StandardCharsets.UTF_8), complained.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }
}
