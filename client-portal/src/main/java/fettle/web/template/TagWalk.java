package fettle.web.template;

import fettle.web.layout.PageFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One way through a template and its parts, with the types that names are looked up in, innermost last.
final class TagWalk {

    /// What every template may name.
    ///
    /// @param unfinished those of them that wait for a figure
    record Words(Set<String> all, Set<String> unfinished) {}

    private final StrictTemplates templates;
    private final Words words;
    private final Optional<ViewType> frame;
    private final List<String> problems;

    /// A walk that knows the frame of the layout, if there is one, and notes what it trips over.
    TagWalk(StrictTemplates templates, Words words, Optional<ViewType> frame, List<String> problems) {
        this.templates = templates;
        this.words = words;
        this.frame = frame;
        this.problems = problems;
    }

    void through(String path, List<ViewType> start) {
        List<List<ViewType>> open = new ArrayList<>(List.of(start));
        String layout = "";
        for (Tag tag : Tag.in(TemplateCheck.text(path))) {
            List<ViewType> scopes = open.getLast();
            switch (tag.sign()) {
                case "", "&" -> find(tag, path, scopes);
                case "#" -> open.add(within(scopes, find(tag, path, scopes)));
                case "^" -> {
                    find(tag, path, scopes);
                    open.add(scopes);
                }
                case "<" -> {
                    layout = resolved(path, tag);
                    through(layout, scopes);
                    open.add(scopes);
                }
                case "$" -> {
                    block(tag, path, layout);
                    open.add(scopes);
                }
                case "/" -> open.removeLast();
                case ">" -> through(resolved(path, tag), scopes);
                default -> {} // a comment
            }
        }
    }

    private String resolved(String path, Tag tag) {
        String folder = path.substring(0, path.lastIndexOf('/') + 1);
        String partial = templates.resolvePartialPath(folder, tag.name(), ".mustache");
        return partial.startsWith("/") ? partial.substring(1) : partial;
    }

    private void block(Tag tag, String path, String layout) {
        boolean known = layout.isEmpty()
                || Tag.in(TemplateCheck.text(layout)).stream()
                        .anyMatch(place ->
                                place.sign().equals("$") && place.name().equals(tag.name()));
        if (!known) {
            problems.add(path + ":" + tag.line() + ": " + layout + " has no place for " + tag.name());
        }
    }

    private List<ViewType> within(List<ViewType> scopes, Optional<ViewType> found) {
        Optional<ViewType> entered = found.filter(type -> !type.isQuestion()).map(ViewType::entered);
        List<ViewType> inner = new ArrayList<>(entered.filter(ViewType::isAlone).isPresent() ? List.of() : scopes);
        entered.ifPresent(inner::add);
        return inner;
    }

    private Optional<ViewType> find(Tag tag, String path, List<ViewType> scopes) {
        Optional<ViewType> found = tag.name().equals(".") ? Optional.of(scopes.getLast()) : named(tag.name(), scopes);
        if (found.isEmpty()) {
            problems.add(path + ":" + tag.line() + ": nothing is called " + tag.name());
        }
        if (words.unfinished().contains(tag.name())) {
            problems.add(path + ":" + tag.line() + ": the text " + tag.name() + " waits for a figure");
        }
        return found;
    }

    private Optional<ViewType> named(String name, List<ViewType> scopes) {
        if (words.all().contains(name)) {
            return Optional.of(new ViewType(String.class));
        }
        String[] steps = name.split("\\.", -1);
        Optional<ViewType> at = first(steps[0], scopes);
        for (int i = 1; i < steps.length; i++) {
            String step = steps[i];
            at = at.flatMap(type -> type.member(step));
        }
        return at;
    }

    private Optional<ViewType> first(String name, List<ViewType> scopes) {
        return scopes.reversed().stream()
                .flatMap(scope -> scope.member(name).stream())
                .findFirst()
                .or(() -> around(name));
    }

    private Optional<ViewType> around(String name) {
        return switch (name) {
            case "frame" -> frame;
            case "page" -> frame.map(_ -> new ViewType(PageFacts.class));
            default -> Optional.empty();
        };
    }
}
