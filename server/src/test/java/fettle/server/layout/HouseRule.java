package fettle.server.layout;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A pattern that must not occur in certain files, with the reason.
record HouseRule(String reason, Predicate<Source> applies, Pattern forbidden) {

    private static final List<HouseRule> ALL = List.of(
            rule("name a type after what it is", Source::isJava, """
                    (?:class|record|interface|enum) \\w*(?:Util|Utils|Helper|Common|Manager|Impl|Dto|Info|Data|Process)\\b"""),
            rule("name a method after what it does for its caller", Source::isJava, """
                    (?<!@Override\\n) {4,}(?:(?:public|private|static|final) )*[\\w<>]+ (?:handle|process|doIt|util)\\("""),
            rule("name a folder after its idea", Source::isMainJava, """
                    ^package [\\w.]*\\b(?:util|utils|common|helper|manager|impl|dto|service|data|info)\\b"""),
            rule("time comes from an injected InstantSource", Source::isMainJava, """
                    (?:Instant|LocalDate|LocalDateTime|ZonedDateTime)\\.now\\(|System\\.currentTimeMillis\\(|new Date\\(\\)"""),
            rule("finish it, or open an issue and name its number", Source::isJava, "(?:TODO|FIXME|XXX)\\b(?! #\\d)"),
            rule("import by name", Source::isJava, "^import [\\w. ]+\\.\\*;"),
            rule("write to the log", HouseRule::isBelowTheCommands, "System\\.(?:out|err)\\."),
            rule("only a name that ends in Html holds markup that was made safe", HouseRule::isTemplate, """
                    \\{\\{(?:\\{|&)(?!\\s*[\\w.]*Html\\s*\\})"""),
            rule("the policy of our pages allows no inline script or style", HouseRule::isTemplate, """
                    (?i)<script(?![^>]*\\bsrc=)|<style\\b|\\sstyle=|\\son[a-z]+=["']|javascript:"""),
            rule("no registry is named: builds run behind mirrors", _ -> true, """
                    repo1?\\.maven|registry\\.npmjs|central\\.sonatype|(?:ghcr|quay|docker)\\.io/|(?:deb|ftp)\\.debian\\."""),
            rule("no machine's own paths", _ -> true, "(?<![\\w.$}-])/(?:work|root|home|Users)/\\w"));

    static List<String> brokenBy(Source source) {
        return ALL.stream().flatMap(rule -> rule.breaches(source)).toList();
    }

    private static HouseRule rule(String reason, Predicate<Source> applies, String forbidden) {
        return new HouseRule(reason, applies, Pattern.compile(forbidden, Pattern.MULTILINE));
    }

    private static boolean isBelowTheCommands(Source source) {
        return source.isMainJava() && !source.packageName().equals("fettle.server");
    }

    private static boolean isTemplate(Source source) {
        return source.path().endsWith(".mustache") && !source.path().contains("/src/test/");
    }

    private Stream<String> breaches(Source source) {
        return Stream.of(source)
                .filter(applies)
                .flatMap(file -> forbidden.matcher(file.text()).results())
                .map(found -> "%s:%d has `%s`: %s"
                        .formatted(
                                source.path(),
                                source.line(found.start()),
                                found.group().strip(),
                                reason));
    }
}
