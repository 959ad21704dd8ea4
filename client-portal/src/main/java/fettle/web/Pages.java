package fettle.web;

import fettle.web.asset.Assets;
import fettle.web.layout.Frame;
import fettle.web.layout.PageFacts;
import fettle.web.template.HtmlBytes;
import fettle.web.template.StrictTemplates;
import fettle.web.text.Texts;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Renders view records: `TicketPage` by the template `TicketPage.mustache` that stands beside it.
///
/// A template sees its record, then `frame` and `page` of the layout; the texts and the addresses of the assets
/// (`{{asset.icons.svg}}`) are put into it when it is compiled. Values are escaped, and a name that none of them has is
/// an error.
public final class Pages {

    private static final Header HTML = HeaderValues.createCached(HeaderNames.CONTENT_TYPE, "text/html; charset=utf-8");

    private static final int SHORT = 4_096;

    /// How long a page of each view was at most, so that the next one has room from the start.
    private final Map<Class<?>, Integer> longest = new ConcurrentHashMap<>();

    private final StrictTemplates templates;
    private final Texts texts;
    private final InstantSource clock;
    private final Frame frame;

    public Pages(Texts texts, Assets assets, InstantSource clock, Frame frame) {
        this(new StrictTemplates(words(texts, assets)), texts, clock, frame);
    }

    private Pages(StrictTemplates templates, Texts texts, InstantSource clock, Frame frame) {
        this.templates = templates;
        this.texts = texts;
        this.clock = clock;
        this.frame = frame;
    }

    /// The same templates and texts within another shell.
    public Pages within(Frame other) {
        return new Pages(templates, texts, clock, other);
    }

    public Texts texts() {
        return texts;
    }

    /// Answers with a whole page.
    public void send(ServerRequest request, ServerResponse response, Record view) {
        var around = new Surroundings(frame.frame(request), PageFacts.of(texts, clock, request));
        HtmlBytes html = render(view, List.of(around, view));
        write(
                response,
                request.context()
                        .get(FormAgain.class)
                        .map(again -> HtmlBytes.of(again.in(html.toString(), texts)))
                        .orElse(html));
    }

    /// Answers with a part of a page, which has no layout around it.
    public void sendPart(ServerResponse response, Record view) {
        write(response, render(view, List.of(view)));
    }

    /// A part of a page, for instance to put into a live update.
    public String html(Record view) {
        return render(view, List.of(view)).toString();
    }

    /// Answers a form that did what it was asked: reloading what follows repeats nothing.
    public static void seeOther(ServerResponse response, String path) {
        response.status(Status.SEE_OTHER_303).header(HeaderNames.LOCATION, path).send();
    }

    private static Map<String, String> words(Texts texts, Assets assets) {
        Map<String, String> words = new HashMap<>(texts.all());
        words.putAll(assets.urls());
        return words;
    }

    private HtmlBytes render(Record view, List<Object> scopes) {
        var html = new HtmlBytes(longest.getOrDefault(view.getClass(), SHORT));
        templates.of(view.getClass()).execute(html, scopes);
        longest.merge(view.getClass(), html.length(), Math::max);
        return html;
    }

    private static void write(ServerResponse response, HtmlBytes html) {
        html.send(response.header(HTML));
    }

    /// What layouts see beside the view. Its two names are therefore no good names in views.
    record Surroundings(Record frame, PageFacts page) {}
}
