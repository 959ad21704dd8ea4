package fettle.web.template;

import com.github.mustachejava.Binding;
import com.github.mustachejava.Code;
import com.github.mustachejava.DefaultMustacheFactory;
import com.github.mustachejava.DefaultMustacheVisitor;
import com.github.mustachejava.Mustache;
import com.github.mustachejava.MustacheException;
import com.github.mustachejava.MustacheVisitor;
import com.github.mustachejava.TemplateContext;
import com.github.mustachejava.reflect.ReflectionObjectHandler;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.Writer;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Templates in which a name that the view lacks is an error that tells file and line, and nothing prints unescaped
/// but what is named `…Html`. The layouts are meant by their bare names, from whatever folder they are asked for.
public final class StrictTemplates extends DefaultMustacheFactory {

    private static final Set<String> LAYOUTS =
            Set.of("desk", "portal", "plain", "head", "theme-switch", "clock", "priority");

    /// What the library escapes, and everything before it: control characters up to the carriage return.
    private static final String ESCAPED = "&<>\"'=`";
    private static final char LAST_CONTROL = '\r';
    private static final boolean[] PLAIN = new boolean['`' + 1];

    static {
        for (char character = 0; character < PLAIN.length; character++) {
            PLAIN[character] = character > LAST_CONTROL && ESCAPED.indexOf(character) < 0;
        }
    }

    private static final Pattern WORD = Pattern.compile("\\{\\{([a-z0-9]+(?:[.-][a-z0-9]+)+)}}");

    private final Map<String, String> words;
    private final KeptHtml kept = new KeptHtml();

    /// @param words what every template may name and is the same on every page: put in when a template is compiled
    public StrictTemplates(Map<String, String> words) {
        this.words = Map.copyOf(words);
        setObjectHandler(new StrictNames());
    }

    /// The template that stands beside a view: `TicketPage.mustache`, and `TicketPage.Row` has
    /// `TicketPage$Row.mustache`.
    static String beside(Class<?> view) {
        return view.getName().replace('.', '/') + ".mustache";
    }

    /// The compiled template of a view.
    public Mustache of(Class<?> view) {
        return compile(beside(view));
    }

    @Override
    public Reader getReader(String resource) {
        try (Reader reader = super.getReader(resource)) {
            return new StringReader(WORD.matcher(reader.readAllAsString()).replaceAll(this::put));
        } catch (IOException e) {
            throw new MustacheException("The template " + resource + " could not be read", e);
        }
    }

    /// Most values hold nothing to escape, and are then printed as they are.
    @Override
    public void encode(String value, Writer writer) {
        if (isPlain(value)) {
            write(value, writer);
        } else {
            super.encode(value, writer);
        }
    }

    @Override
    public String resolvePartialPath(String folder, String name, String extension) {
        return LAYOUTS.contains(name)
                ? "fettle/web/layout/" + name + ".mustache"
                : super.resolvePartialPath(folder, name, extension);
    }

    @Override
    public MustacheVisitor createMustacheVisitor() {
        return new DefaultMustacheVisitor(this) {
            @Override
            public void value(TemplateContext at, String name, boolean escaped) {
                if (!escaped && !name.endsWith("Html")) {
                    throw new MustacheException("{{{" + name + "}}} prints unescaped", at);
                }
                super.value(at, name, escaped);
            }

            @Override
            public void iterable(TemplateContext at, String name, Mustache section) {
                list.add(new LastingCode(at, df, section, name, kept));
            }
        };
    }

    private String put(MatchResult tag) {
        String word = words.get(tag.group(1));
        if (word == null) {
            return Matcher.quoteReplacement(tag.group());
        }
        var escaped = new StringWriter();
        encode(word, escaped);
        return Matcher.quoteReplacement(escaped.toString());
    }

    private static boolean isPlain(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (!isPlain(value.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPlain(char character) {
        return character >= PLAIN.length || PLAIN[character];
    }

    private static void write(String value, Writer writer) {
        try {
            writer.write(value);
        } catch (IOException e) {
            throw new MustacheException("The page could not be written", e);
        }
    }

    /// Finds members as the library does, which makes them accessible: views are often seen by their package
    /// alone.
    private static final class StrictNames extends ReflectionObjectHandler {

        private final Members members = new Members(this::method);

        /// Fixed text has no name, and is not asked for a value.
        @Override
        public Binding createBinding(String name, TemplateContext at, Code code) {
            return Optional.ofNullable(name)
                    .<Binding>map(known -> new NameBinding(members, known, at))
                    .orElse(_ -> "");
        }

        private Optional<Method> method(Class<?> view, String name) {
            return findMember(view, name) instanceof Method method ? Optional.of(method) : Optional.empty();
        }
    }
}
