package fettle.server.command;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/// The log: one line a record on the error stream, in which whatever strangers sent can't begin a line of its own.
public final class LogLines extends Formatter {

    @Override
    public String format(LogRecord line) {
        Instant at = line.getInstant().truncatedTo(ChronoUnit.MILLIS);
        return at + " " + line.getLevel().getName() + " " + source(line) + ": " + escaped(formatMessage(line))
                + trace(line) + System.lineSeparator();
    }

    static String escaped(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (Character.isISOControl(c) || c == 0x2028 || c == 0x2029 || Character.getType(c) == Character.FORMAT) {
                line.append("\\u%04x".formatted(c));
            } else {
                line.appendCodePoint(c);
            }
        });
        return line.toString();
    }

    private static String source(LogRecord line) {
        String name = Optional.ofNullable(line.getLoggerName()).orElse("");
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static String trace(LogRecord line) {
        if (line.getThrown() == null) {
            return "";
        }
        var trace = new StringWriter();
        line.getThrown().printStackTrace(new PrintWriter(trace));
        return " | " + escaped(trace.toString().strip().replaceAll("\\R\\s*", " | "));
    }
}
