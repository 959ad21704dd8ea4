package fettle.web.template;

import java.util.List;
import java.util.regex.Pattern;

/// A `{{…}}` of a template.
///
/// @param sign what makes it a section, a partial and so on; "" for a value
/// @param line where it stands
record Tag(String sign, String name, int line) {

    private static final Pattern TAG = Pattern.compile("\\{\\{\\{?\\s*([#^/<>$!&]?)\\s*([^}]*?)\\s*}?}}");

    static List<Tag> in(String template) {
        return TAG.matcher(template)
                .results()
                .map(tag -> new Tag(tag.group(1), tag.group(2), lineOf(template, tag.start())))
                .toList();
    }

    private static int lineOf(String template, int at) {
        return 1
                + (int) template.substring(0, at).chars().filter(c -> c == '\n').count();
    }
}
