package fettle.server.mail;

import fettle.server.mail.text.SafeText;
import java.util.ArrayList;
import java.util.List;

/// Reads the ids in fields such as References, each in its angle brackets.
final class IdList {

    private static final int MOST = 100;
    private static final int LONGEST = 250;

    private IdList() {}

    /// The last hundred ids: the nearest ones stand at the end.
    static List<String> all(List<String> fields) {
        List<String> ids = new ArrayList<>();
        for (String field : fields) {
            List<String> inField = inBrackets(field);
            ids.addAll(inField.isEmpty() ? withoutBrackets(field) : inField);
        }
        List<String> unique = ids.stream().distinct().toList();
        return List.copyOf(unique.subList(Math.max(0, unique.size() - MOST), unique.size()));
    }

    private static List<String> inBrackets(String field) {
        List<String> ids = new ArrayList<>();
        int open = field.indexOf('<');
        while (open >= 0) {
            int close = field.indexOf('>', open);
            if (close < 0) {
                break;
            }
            add(ids, field.substring(field.lastIndexOf('<', close) + 1, close));
            open = field.indexOf('<', close);
        }
        return ids;
    }

    /// Some senders leave the brackets out; a word with an at sign is an id then.
    private static List<String> withoutBrackets(String field) {
        List<String> ids = new ArrayList<>();
        String[] words = field.strip().split("\\s+", 2 * MOST);
        for (String word : words) {
            if (word.indexOf('@') > 0 || words.length == 1) {
                add(ids, word);
            }
        }
        return ids;
    }

    private static void add(List<String> ids, String written) {
        String id = SafeText.line(written).replace(" ", "");
        if (!id.isEmpty() && id.length() <= LONGEST) {
            ids.add("<" + id + ">");
        }
    }
}
