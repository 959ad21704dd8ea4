package fettle.server.mail.reply;

import java.util.Arrays;

/// Knows the sentence by which a mail program introduces what it quotes: who wrote it, and when.
final class Attribution {

    private static final int LONGEST = 500;
    private static final int MOST_LINES = 4;
    private static final int SHORTEST_WITH_ADDRESS = 30;
    /// A text in which so many lines look like introductions and are none is not looked through any further.
    private static final int MOST_TRIES = 3_000;

    private final Lines lines;
    private int tries;

    Attribution(Lines lines) {
        this.lines = lines;
    }

    /// The line at which the introduction begins that ends at `last`, or -1 when that ends none.
    ///
    /// @param marked whether lines follow that are marked as quoted: then fewer words are proof enough, because
    /// people write such sentences too
    int startOf(int last, boolean marked) {
        if (!isEnd(last, marked)) {
            return isFollowedOnItsLine(last) ? last : -1;
        }
        if (++tries > MOST_TRIES) {
            return -1;
        }
        String joined = "";
        int shortest = -1;
        for (int first = last; first >= Math.max(0, last - MOST_LINES + 1) && lines.hasWords(first); first--) {
            joined = (lines.line(first) + " " + joined).strip();
            if (joined.length() > LONGEST) {
                break;
            }
            if (is(joined, marked)) {
                if (begins(lines.line(first)) && !endsInAngle(first - 1)) {
                    return withLineAbove(first);
                }
                shortest = shortest < 0 ? first : shortest;
            }
        }
        return withMarkedLineAbove(shortest);
    }

    /// Where the introduction stands within the quotation and was broken on its way, its rest bears no mark.
    private int withMarkedLineAbove(int first) {
        boolean broken = first > 0 && lines.isQuoted(first - 1) && begins(QuoteMark.bare(lines.line(first - 1)));
        return broken ? first - 1 : first;
    }

    /// Whether the address that follows belongs to the line: `Ann Able <`.
    private boolean endsInAngle(int line) {
        return line >= 0 && lines.hasWords(line) && lines.last(line) == '<';
    }

    /// A program that breaks its introductions may put the day on one line, and the hour on the next: `On 2 March
    /// 2026,`
    private int withLineAbove(int first) {
        int above = first - 1;
        boolean goesOn = above >= 0 && lines.hasWords(above) && lines.last(above) == ',';
        return goesOn && begins(lines.line(above)) ? above : first;
    }

    private boolean isEnd(int line, boolean marked) {
        char last = lines.last(line);
        if (last == ':' || last == '：' || last == '道' || last == '-' || last == ']') {
            return true;
        }
        if (lines.length(line) >= LONGEST || !(marked || lines.has(line, '>'))) {
            return false;
        }
        String lower = Phrases.lower(lines.line(line));
        return Phrases.WROTE.stream().anyMatch(word -> lower.endsWith(marked ? word : "> " + word))
                || (marked && last == '>');
    }

    /// Some telephones put the quotation on the line of its introduction: `On Mon, Mar 2, 2026 at 9:00 AM,
    /// Ann<ann@acme.test> wrote:   Please restart it.`
    private boolean isFollowedOnItsLine(int line) {
        if (lines.length(line) < SHORTEST_WITH_ADDRESS) {
            return false;
        }
        String words = lines.line(line);
        int at = words.indexOf('@');
        int end = at < 0 ? -1 : words.indexOf(':', at);
        if (end < 0 || ++tries > MOST_TRIES) {
            return false;
        }
        String introduction = words.substring(0, end + 1);
        String lower = Phrases.lower(introduction);
        return Phrases.startsWithWord(lower, Phrases.LEADS)
                && Phrases.WROTE.stream().anyMatch(lower.substring(0, end).strip()::endsWith)
                && is(introduction, false);
    }

    /// Whether the words are an introduction.
    static boolean is(String sentence, boolean marked) {
        if (sentence.length() < 6) {
            return false;
        }
        String lower = Phrases.lower(sentence);
        boolean dated = isDated(lower);
        boolean address = hasAddress(lower);
        boolean wrote = Phrases.containsAny(lower, Phrases.WROTE) || Phrases.startsWithWord(lower, Phrases.QUOTING);
        if (sentence.startsWith("-") && !(wrote && dated)) {
            return false;
        }
        long digits = lower.chars().filter(Character::isDigit).count();
        if (marked) {
            return (wrote && (address || digits >= 2 || isOfSomebody(sentence))) || (address && digits >= 3);
        }
        boolean endsInAddress = address && (sentence.endsWith(">:") || sentence.endsWith(">："));
        return dated
                ? endsInAddress || (wrote && (address || isLead(lower)))
                : wrote && address && isNameAndAddress(sentence);
    }

    /// `Ann Able <ann@acme.test> wrote:` and nothing else, as some telephones write it.
    private static boolean isNameAndAddress(String sentence) {
        int open = sentence.indexOf(" <");
        int close = sentence.indexOf("> ");
        if (open <= 0 || close < open || !hasAddress(sentence.substring(open + 2, close))) {
            return false;
        }
        String name = sentence.substring(0, open);
        String end = Phrases.lower(sentence.substring(close + 1))
                .replaceFirst("[:：]$", "")
                .strip();
        return name.chars().noneMatch(c -> "<>:,;?!".indexOf(c) >= 0)
                && name.split(" ", 6).length <= 4
                && Phrases.WROTE.contains(end);
    }

    /// `Bob Baker wrote:`, but not `The program writes:`.
    private static boolean isOfSomebody(String sentence) {
        String[] words = sentence.split(" ", 8);
        int names = words.length - 1;
        boolean article = Phrases.ARTICLES.contains(Phrases.lower(words[0]));
        return names <= 5
                && !article
                && Arrays.stream(words)
                        .limit(Math.max(1, names))
                        .noneMatch(word -> Character.isLowerCase(word.charAt(0)));
    }

    private static boolean isLead(String lower) {
        String words = lower.startsWith("- ") ? lower.substring(2) : lower;
        return Character.isDigit(words.charAt(0)) || Phrases.startsWithWord(words, Phrases.LEADS);
    }

    /// Whether a line is how introductions begin, rather than the end of a sentence before one.
    private static boolean begins(String line) {
        String lower = Phrases.lower(line);
        boolean digits = lower.chars().anyMatch(Character::isDigit);
        boolean ended = line.endsWith(".") || line.endsWith("!") || line.endsWith("?");
        return !ended
                && (Phrases.startsWithWord(lower, Phrases.QUOTING) || isDated(lower) || (digits && isLead(lower)));
    }

    /// Whether there is a year, or a day and month in digits, and a time of day or another number beside it.
    static boolean isDated(String text) {
        boolean year = false;
        boolean time = false;
        int groups = 0;
        for (int at = 0; at < text.length(); ) {
            int end = digitsEnd(text, at);
            if (end == at) {
                at++;
                continue;
            }
            groups++;
            year |= end - at == 4 && isCentury(text, at);
            time |= isTime(text, at, end);
            at = end;
        }
        return (year && groups >= 2) || (time && groups >= 4);
    }

    /// In the digits of any script: the twentieth or the twenty-first.
    private static boolean isCentury(String text, int at) {
        int century = 10 * Character.digit(text.charAt(at), 10) + Character.digit(text.charAt(at + 1), 10);
        return century == 19 || century == 20;
    }

    private static int digitsEnd(String text, int from) {
        int end = from;
        while (end < text.length() && Character.isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isTime(String text, int from, int end) {
        boolean separated = end < text.length() && (text.charAt(end) == ':' || text.charAt(end) == 'h');
        return separated && end - from <= 2 && digitsEnd(text, end + 1) == end + 3;
    }

    static boolean hasAddress(String line) {
        int at = line.indexOf('@');
        return at > 0 && at + 1 < line.length() && line.charAt(at - 1) > ' ' && line.charAt(at + 1) > ' ';
    }
}
