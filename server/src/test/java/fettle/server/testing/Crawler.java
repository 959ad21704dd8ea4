package fettle.server.testing;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Follows every link of our own that a reader's pages offer, and keeps what it was answered.
public final class Crawler {

    private static final Pattern LINK = Pattern.compile("(?:href|src|action)=\"(/[^\"#]*)");
    private static final int MOST = 500;

    private Crawler() {}

    /// All answers by their path, from the first page on.
    public static Map<String, Answer> crawl(Visitor reader, String first) {
        Map<String, Answer> read = new LinkedHashMap<>();
        Deque<String> ahead = new ArrayDeque<>();
        ahead.add(first);
        while (!ahead.isEmpty() && read.size() < MOST) {
            String path = ahead.removeFirst();
            if (!read.containsKey(path) && !path.endsWith("/live")) {
                Answer answer = reader.get(path);
                read.put(path, answer);
                Matcher links = LINK.matcher(answer.text());
                while (links.find()) {
                    ahead.add(links.group(1).replace("&amp;", "&"));
                }
            }
        }
        return read;
    }
}
