package fettle.web.asset;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The style sheet as one file: each `@import` of `fettle.css` gives way to the file that it names, in its layer.
final class StyleSheet {

    private static final Pattern IMPORT =
            Pattern.compile("@import url\\(\"([a-z]+\\.css)\"\\)(?: layer\\(([a-z]+)\\))?;");

    private StyleSheet() {}

    static String inOne() {
        return IMPORT.matcher(text("fettle.css"))
                .replaceAll(asked ->
                        Matcher.quoteReplacement(layered(Optional.ofNullable(asked.group(2)), text(asked.group(1)))));
    }

    private static String layered(Optional<String> layer, String css) {
        return layer.map(name -> "@layer " + name + " {\n" + css + "\n}").orElse(css);
    }

    private static String text(String file) {
        return new String(Asset.read("web/css/" + file), UTF_8);
    }
}
