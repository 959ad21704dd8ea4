package fettle.server.demo.cast;

import java.util.List;

/// What somebody asks for, and how it ends.
///
/// @param kind the row of its kind
/// @param weight how often it is told
/// @param question what we ask first, "-" where nothing needs asking
/// @param cause why it happened, "-" for a request
/// @param minutes the work it takes as a rule
public record Story(
        long kind,
        int weight,
        String subject,
        String request,
        String question,
        String answer,
        String cause,
        String solution,
        int minutes) {

    public static final long SECURITY = 11;
    private static final long NETWORK = 7;
    private static final long APPLICATION = 8;

    public static List<Story> all() {
        return Table.rows("stories.tsv").stream().map(Story::of).toList();
    }

    boolean stopsAClient() {
        return kind == NETWORK || kind == APPLICATION;
    }

    public boolean asks() {
        return !question.equals("-");
    }

    public String causeOrNone() {
        return cause.equals("-") ? "Asked for by the client" : cause;
    }

    private static Story of(List<String> row) {
        return new Story(
                Long.parseLong(row.get(0)),
                Integer.parseInt(row.get(1)),
                row.get(2),
                row.get(3),
                row.get(4),
                row.get(5),
                row.get(6),
                row.get(7),
                Integer.parseInt(row.get(8)));
    }
}
