package fettle.web;

import fettle.web.text.Texts;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// A form that was turned down, shown again on its own page: what was typed stands in it, and what was wrong at its
/// field. A route puts it around what a form does; [Pages] then fills in the page that it renders.
///
/// It works on the page as rendered, so that no page needs to know of what somebody typed before.
public final class FormAgain {

    private static final Set<String> NEVER_SHOWN = Set.of("hidden", "password", "file", "submit", "button");
    private static final Set<String> SECRET = Set.of("password", "key");
    private static final Set<String> TICKED = Set.of("checkbox", "radio");

    private final String action;
    private final Form typed;
    private final Refusal refusal;

    private FormAgain(String action, Form typed, Refusal refusal) {
        this.action = action;
        this.typed = typed;
        this.refusal = refusal;
    }

    /// What the form does, and the page that it stands on for when that is refused. The page is asked for with the
    /// path of the form.
    public static Handler on(Handler page, Handler act) {
        return (request, response) -> {
            try {
                act.handle(request, response);
            } catch (Refusal.Invalid refusal) {
                show(page, request, response.status(Status.BAD_REQUEST_400), refusal);
            } catch (Refusal.Conflict refusal) {
                show(page, request, response.status(Status.CONFLICT_409), refusal);
            }
        };
    }

    private static void show(Handler page, ServerRequest request, ServerResponse response, Refusal refusal)
            throws Exception {
        if (request.headers().contains(HeaderNames.create("HX-Request"))) {
            throw refusal; // htmx puts the sentence alone into the page that is open
        }
        Form typed = request.context().get(Form.class).orElse(Form.EMPTY);
        request.context().register(new FormAgain(request.path().absolute().rawPath(), typed, refusal));
        page.handle(request, response);
    }

    /// The page with what was typed and why it was refused.
    String in(String html, Texts texts) {
        Document page = Jsoup.parse(html);
        page.outputSettings().prettyPrint(false);
        page.select("form[method=post]").stream()
                .filter(form -> form.attr("action").equals(action))
                .findFirst()
                .ifPresentOrElse(form -> refill(form, texts), () -> giveBack(page.expectFirst("main"), texts));
        return page.outerHtml();
    }

    private void refill(Element form, Texts texts) {
        form.select("[name]").forEach(this::refill);
        form.parents().select("details").forEach(fold -> fold.attr("open", true));
        List<Refusal.Invalid.Field> wrong = refusal instanceof Refusal.Invalid invalid ? invalid.fields() : List.of();
        boolean allShown = !wrong.isEmpty();
        for (Refusal.Invalid.Field field : wrong) {
            Element element = form.selectFirst("[name=\"" + field.name() + "\"]:not([type=hidden])");
            if (element == null) {
                allShown = false;
            } else {
                explain(element, field.sentence(texts));
            }
        }
        if (!allShown) {
            say(form, texts);
        }
    }

    private void refill(Element element) {
        List<String> values = typed.written(element.attr("name"));
        String type = element.attr("type");
        switch (element.normalName()) {
            case "textarea" -> element.text(String.join("\n", values));
            case "select" ->
                element.select("option").forEach(option -> option.attr("selected", values.contains(option.val())));
            case "input" -> {
                if (TICKED.contains(type)) {
                    element.attr("checked", values.contains(element.hasAttr("value") ? element.val() : "on"));
                } else if (!NEVER_SHOWN.contains(type) && !values.isEmpty()) {
                    element.val(values.getFirst());
                }
            }
            default -> {
                // Buttons were pressed, not filled in.
            }
        }
    }

    /// The sentence after the field, or where the label stands around the field after that, and read out with it.
    private static void explain(Element element, String sentence) {
        String id = "again-" + element.attr("name");
        element.attr("aria-invalid", "true")
                .attr("aria-describedby", (element.attr("aria-describedby") + " " + id).strip());
        Element label = element.closest("label");
        Element before = label == null ? element : label;
        before.after(new Element("span").addClass("field__error").attr("id", id).text(sentence));
        Element body = element.closest("body");
        if (body != null && body.selectFirst("[autofocus]") == null) {
            element.attr("autofocus", true);
        }
    }

    /// The page offers the form no more, since somebody else was quicker: what was written is not lost for that.
    private void giveBack(Element main, Texts texts) {
        Element notice = say(main, texts);
        typed.names().stream()
                .filter(name -> !SECRET.contains(name))
                .flatMap(name -> typed.written(name).stream())
                .filter(written -> written.contains(" "))
                .forEach(written ->
                        notice.appendElement("p").addClass("msg__text").text(written));
    }

    private Element say(Element place, Texts texts) {
        var notice =
                new Element("div").addClass("notice").addClass("notice--wait").attr("role", "alert");
        place.prependChild(notice);
        Element words = notice.appendElement("div");
        words.appendElement("p").text(sentences(texts));
        return words;
    }

    private String sentences(Texts texts) {
        return refusal instanceof Refusal.Invalid invalid && !invalid.fields().isEmpty()
                ? String.join(
                        " ",
                        invalid.fields().stream()
                                .map(field -> field.sentence(texts))
                                .toList())
                : refusal.sentence(texts);
    }
}
