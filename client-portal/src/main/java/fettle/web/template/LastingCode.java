package fettle.web.template;

import com.github.mustachejava.DefaultMustacheFactory;
import com.github.mustachejava.Mustache;
import com.github.mustachejava.TemplateContext;
import com.github.mustachejava.codes.IterableCode;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/// A section that writes what lasts as it was written before.
final class LastingCode extends IterableCode {

    private final KeptHtml kept;

    LastingCode(TemplateContext at, DefaultMustacheFactory templates, Mustache section, String name, KeptHtml kept) {
        super(at, templates, section, name);
        this.kept = kept;
    }

    @Override
    public Writer next(Writer writer, Object view, List<Object> scopes) {
        return view instanceof Lasting lasting ? write(writer, lasting) : super.next(writer, view, scopes);
    }

    private Writer write(Writer writer, Lasting view) {
        if (!(writer instanceof HtmlBytes page && view.lasts())) {
            return alone(writer, view);
        }
        byte[] before = kept.find(this, view);
        if (before.length > 0) {
            page.append(before);
            return page;
        }
        int start = page.length();
        Writer after = alone(page, view);
        kept.keep(this, view, page.since(start));
        return after;
    }

    private Writer alone(Writer writer, Lasting view) {
        return run(writer, new ArrayList<>(List.of(view)));
    }
}
