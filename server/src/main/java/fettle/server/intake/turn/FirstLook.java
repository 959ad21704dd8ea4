package fettle.server.intake.turn;

import fettle.server.mail.mime.RawMail;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// A quick look at the first lines of a message: good enough to take turns by, and for nothing else.
///
/// @param sender what stands in `Return-Path`, or else in `From`; blank when in neither
/// @param from what stands in `From`, or else in `Return-Path`
/// @param named what an answer names: the ids of what it answers, and whom it went to
public record FirstLook(String sender, String from, List<String> named) {

    private static final int LOOKED_AT = 32_768;
    private static final int LONGEST_ADDRESS = 254;
    private static final int MOST_NAMED = 10;
    private static final Set<String> WANTED = Set.of("return-path", "from", "in-reply-to", "references", "to");

    public FirstLook {
        named = List.copyOf(named);
    }

    public static FirstLook at(RawMail raw) {
        String head = new String(raw.bytes(0, Math.min(raw.size(), LOOKED_AT)), StandardCharsets.ISO_8859_1);
        Map<String, StringBuilder> fields = fields(head);
        String path = address(value(fields, "return-path"));
        String from = address(value(fields, "from"));
        return new FirstLook(path.isEmpty() ? from : path, from.isEmpty() ? path : from, named(fields));
    }

    /// The first of each field that is wanted, with the lines that continue it.
    private static Map<String, StringBuilder> fields(String head) {
        var fields = new HashMap<String, StringBuilder>();
        var unwanted = new StringBuilder();
        StringBuilder field = unwanted;
        int at = 0;
        while (at < head.length() && head.charAt(at) != '\n' && head.charAt(at) != '\r') {
            int feed = head.indexOf('\n', at);
            int end = feed < 0 ? head.length() : feed;
            boolean goesOn = head.charAt(at) == ' ' || head.charAt(at) == '\t';
            int colon = goesOn ? at : head.indexOf(':', at, end);
            if (!goesOn) {
                String name = colon < 0 ? "" : head.substring(at, colon).strip().toLowerCase(Locale.ROOT);
                boolean first = WANTED.contains(name) && !fields.containsKey(name);
                field = first ? fields.computeIfAbsent(name, _ -> new StringBuilder()) : unwanted;
            }
            if (field != unwanted) {
                field.append(head, Math.min(end, goesOn ? at : colon + 1), end);
            }
            at = end + 1;
        }
        return fields;
    }

    private static String value(Map<String, StringBuilder> fields, String name) {
        return fields.getOrDefault(name, new StringBuilder()).toString();
    }

    private static String address(String field) {
        int open = field.lastIndexOf('<');
        int close = field.indexOf('>', Math.max(open, 0));
        String address = open >= 0 && close > open ? field.substring(open + 1, close) : field;
        String plain = address.strip().toLowerCase(Locale.ROOT);
        return plain.length() <= LONGEST_ADDRESS ? plain : plain.substring(0, LONGEST_ADDRESS);
    }

    /// The last ones: what is nearest stands at the end.
    private static List<String> named(Map<String, StringBuilder> fields) {
        var named = new ArrayList<String>();
        for (String name : List.of("in-reply-to", "references", "to")) {
            List<String> words = List.of(value(fields, name).strip().split("[\\s,]+", -1));
            named.addAll(words.subList(Math.max(0, words.size() - MOST_NAMED), words.size()));
        }
        return named;
    }
}
