package fettle.web.template;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.mustachejava.MustacheException;
import fettle.web.asset.Assets;
import fettle.web.layout.DeskFrame;
import fettle.web.layout.PlainFrame;
import fettle.web.layout.PortalFrame;
import fettle.web.text.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Compares templates with the records that they show, which running them cannot do: a name inside an empty list or
/// a section that is not entered goes unseen until the day that it is. For the tests of every module that has pages.
public final class TemplateCheck {

    private static final Map<String, Type> FRAMES =
            Map.of("desk", DeskFrame.class, "portal", PortalFrame.class, "plain", PlainFrame.class);

    /// What the Content-Security-Policy would silence, and attributes in which escaping does not help.
    private static final Pattern FORBIDDEN = Pattern.compile(
            "<style|<script(?![^>]*\\ssrc=)|\\sstyle\\s*=|\\son[a-z]+\\s*=|javascript:|=\\{\\{|hx-on|\\shx-(vals|headers)=\"js:",
            Pattern.CASE_INSENSITIVE);

    private final StrictTemplates templates = new StrictTemplates(Map.of());
    private final TagWalk.Words words;

    public TemplateCheck(Texts texts, Assets assets) {
        Set<String> all = new HashSet<>(texts.all().keySet());
        all.addAll(assets.urls().keySet());
        words = new TagWalk.Words(all, Set.copyOf(texts.unfinished()));
    }

    /// What is wrong with the templates in a folder of classes. A template whose name begins in lower case is
    /// a layout or a part of others and is looked at where it is used.
    public List<String> problemsIn(Path classes) {
        List<String> problems = new ArrayList<>();
        try (Stream<Path> files = Files.walk(classes)) {
            files.map(file -> classes.relativize(file).toString().replace('\\', '/'))
                    .filter(path -> path.endsWith(".mustache"))
                    .sorted()
                    .forEach(path -> problems.addAll(problems(path)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return problems;
    }

    /// What is wrong with the template of one view.
    public List<String> problems(Class<? extends Record> view) {
        return problems(StrictTemplates.beside(view));
    }

    private List<String> problems(String path) {
        List<String> problems = new ArrayList<>();
        Matcher forbidden = FORBIDDEN.matcher(text(path));
        while (forbidden.find()) {
            problems.add(path + ": '" + forbidden.group().strip() + "' has no place in a template");
        }
        if (!Character.isLowerCase(path.charAt(path.lastIndexOf('/') + 1))) {
            compare(path, problems);
        }
        return problems;
    }

    private void compare(String path, List<String> problems) {
        try {
            templates.compile(path);
            Class<?> view = Class.forName(
                    path.substring(0, path.length() - ".mustache".length()).replace('/', '.'),
                    false,
                    getClass().getClassLoader());
            new TagWalk(templates, words, frame(path), problems).through(path, List.of(new ViewType(view)));
        } catch (ClassNotFoundException e) {
            problems.add(path + ": no record stands beside it");
        } catch (MustacheException e) {
            problems.add(path + ": " + e.getMessage());
        }
    }

    private static Optional<ViewType> frame(String path) {
        return Tag.in(text(path)).stream()
                .filter(tag -> tag.sign().equals("<"))
                .flatMap(tag -> Optional.ofNullable(FRAMES.get(tag.name())).stream())
                .map(ViewType::new)
                .findFirst();
    }

    static String text(String path) {
        try (InputStream in = Optional.ofNullable(
                        TemplateCheck.class.getClassLoader().getResourceAsStream(path))
                .orElseThrow(() -> new MustacheException("there is no template " + path))) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
