package fettle.server.account.terms.line;

import static java.util.stream.Collectors.joining;

import fettle.server.account.form.Written;
import fettle.server.contract.line.LineKind;
import fettle.web.Refusal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// What the buttons between the lines do to a form that is not saved yet: add a line, move it, take it away; the same
/// with rules. Nothing else that was written changes.
public final class LineEdits {

    private static final List<String> NUMBERS = List.of("increment", "1", "minimum", "0", "after", "1", "rest", "yes");

    private final Written written;

    private LineEdits(Written written) {
        this.written = written;
    }

    /// The form after a button was pressed, such as `add-block`, `up-3`, `drop-3`, `rule-3` or `unrule-3-1`.
    public static Written after(Written written, String button) {
        String[] words = button.split("-", 2);
        if (words.length < 2) {
            throw Refusal.Invalid.field("lines", "form.not-offered");
        }
        var edits = new LineEdits(written);
        return switch (words[0]) {
            case "add" -> edits.added(LineFields.kind(words[1]));
            case "up" -> edits.moved(words[1], -1);
            case "down" -> edits.moved(words[1], 1);
            case "drop" -> edits.without(LineFields.LINES, words[1]);
            case "rule" -> edits.ruled(new LineFields(words[1]));
            case "unrule" -> edits.unruled(words[1]);
            default -> throw Refusal.Invalid.field("lines", "form.not-offered");
        };
    }

    private Written added(LineKind kind) {
        List<String> tokens = new ArrayList<>(LineFields.tokens(written.value(LineFields.LINES)));
        if (tokens.size() >= LineFields.MOST) {
            throw Refusal.Invalid.field("lines", "contract.lines-too-many", LineFields.MOST);
        }
        var fields = new LineFields(next(tokens));
        tokens.add(fields.token());
        Written more =
                written.with(LineFields.LINES, String.join(" ", tokens)).with(fields.of("kind"), LineFields.word(kind));
        for (int i = 0; i < NUMBERS.size(); i += 2) {
            more = more.with(fields.of(NUMBERS.get(i)), NUMBERS.get(i + 1));
        }
        return more;
    }

    private Written moved(String token, int by) {
        List<String> tokens = new ArrayList<>(LineFields.tokens(written.value(LineFields.LINES)));
        int at = tokens.indexOf(token);
        if (at >= 0 && at + by >= 0 && at + by < tokens.size()) {
            Collections.swap(tokens, at, at + by);
        }
        return written.with(LineFields.LINES, String.join(" ", tokens));
    }

    private Written ruled(LineFields fields) {
        List<String> tokens = new ArrayList<>(LineFields.tokens(written.value(fields.rules())));
        tokens.add(next(tokens));
        return written.with(fields.rules(), String.join(" ", tokens));
    }

    private Written unruled(String lineAndRule) {
        String[] tokens = lineAndRule.split("-", 2);
        if (tokens.length < 2) {
            throw Refusal.Invalid.field("lines", "form.not-offered");
        }
        return without(new LineFields(tokens[0]).rules(), tokens[1]);
    }

    private Written without(String field, String token) {
        return written.with(
                field,
                LineFields.tokens(written.value(field)).stream()
                        .filter(one -> !one.equals(token))
                        .collect(joining(" ")));
    }

    private static String next(List<String> tokens) {
        return String.valueOf(tokens.stream().mapToInt(Integer::parseInt).max().orElse(0) + 1);
    }
}
