package fettle.web;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// What somebody filled in, taken field by field. A field that is missing, too long or of the wrong kind is a
/// [Refusal.Invalid] which names it, so a handler reads as if everything had been filled in well.
///
/// Text arrives without control characters and surrounding space. Whoever read files closes the form, which deletes
/// them.
public final class Form implements AutoCloseable {

    private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,17}");
    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,9}");

    static final Form EMPTY = new Form(Map.of(), Map.of(), false);

    private final Map<String, List<String>> fields;
    private final Map<String, List<UploadedFile>> files;
    private final boolean takesFiles;

    /// @param takesFiles whether what is too long for a field may be attached instead
    Form(Map<String, List<String>> fields, Map<String, List<UploadedFile>> files, boolean takesFiles) {
        this.fields = fields;
        this.files = files;
        this.takesFiles = takesFiles;
    }

    /// The fields of a form without files, at most 64 kB.
    public static Form of(ServerRequest request) {
        var form = new Form(UrlEncoded.body(request), Map.of(), false);
        request.context().register(form);
        return form;
    }

    /// What stands behind the `?` of the address.
    public static Form ofQuery(ServerRequest request) {
        return new Form(UrlEncoded.query(request), Map.of(), false);
    }

    /// A line that has to be there.
    public String text(String field, int longest) {
        return optional(field, longest).orElseThrow(() -> Refusal.Invalid.field(field, "form.missing"));
    }

    /// A line that may be left out.
    public Optional<String> optional(String field, int longest) {
        return value(field, longest, Clean::line, "form.too-long");
    }

    /// A text of several lines that has to be there.
    public String lines(String field, int longest) {
        return optionalLines(field, longest).orElseThrow(() -> Refusal.Invalid.field(field, "form.missing"));
    }

    /// A text of several lines that may be left out.
    public Optional<String> optionalLines(String field, int longest) {
        return value(field, longest, Clean::lines, takesFiles ? "form.too-long-attach" : "form.too-long");
    }

    /// What was typed, to the letter: a password.
    public String secret(String field, int longest) {
        return value(field, longest, typed -> typed, "form.too-long")
                .orElseThrow(() -> Refusal.Invalid.field(field, "form.missing"));
    }

    public long id(String field) {
        return optionalId(field).orElseThrow(() -> Refusal.Invalid.field(field, "form.missing"));
    }

    public Optional<Long> optionalId(String field) {
        return matching(field, ID).map(Long::valueOf);
    }

    /// A whole number from 0 on: a version, a page, minutes.
    public int count(String field) {
        return optionalCount(field).orElseThrow(() -> Refusal.Invalid.field(field, "form.missing"));
    }

    public Optional<Integer> optionalCount(String field) {
        return matching(field, AMOUNT).map(Integer::valueOf);
    }

    public Optional<LocalDate> optionalDate(String field) {
        return optional(field, 10).map(text -> date(field, text));
    }

    /// One of a closed set, by its name in lower case with hyphens: `on-site` is ON_SITE.
    public <E extends Enum<E>> E one(Class<E> type, String field) {
        return optionalOne(type, field).orElseThrow(() -> Refusal.Invalid.field(field, "form.missing"));
    }

    public <E extends Enum<E>> Optional<E> optionalOne(Class<E> type, String field) {
        return optional(field, 60)
                .map(word -> Arrays.stream(type.getEnumConstants())
                        .filter(constant -> Clean.word(constant).equals(word)
                                || constant.name().equals(word))
                        .findFirst()
                        .orElseThrow(() -> Refusal.Invalid.field(field, "form.not-offered")));
    }

    /// All values of a field that may be there several times.
    public List<String> list(String field, int longest) {
        return list(field, Clean::line, longest);
    }

    /// The same of values that may have several lines each.
    public List<String> listOfLines(String field, int longest) {
        return list(field, Clean::lines, longest);
    }

    public boolean checked(String field) {
        return !values(field).isEmpty();
    }

    /// All that was written into a field, whatever is wrong with it: to be shown again, never to be acted on.
    public List<String> written(String field) {
        return values(field).stream().map(Clean::lines).toList();
    }

    /// The fields that were sent.
    Set<String> names() {
        return fields.keySet();
    }

    /// The files of a field; one that was left empty is not there.
    public List<UploadedFile> files(String field) {
        return files.getOrDefault(field, List.of());
    }

    @Override
    public void close() {
        files.values().forEach(list -> list.forEach(UploadedFile::delete));
    }

    static boolean isMultipart(ServerRequest request) {
        return request.headers()
                .value(HeaderNames.CONTENT_TYPE)
                .filter(type -> type.regionMatches(true, 0, "multipart/form-data", 0, 19))
                .isPresent();
    }

    private List<String> list(String field, UnaryOperator<String> cleaned, int longest) {
        return values(field).stream()
                .map(cleaned)
                .filter(value -> !value.isEmpty())
                .map(value -> within(field, value, longest, "form.too-long"))
                .toList();
    }

    private List<String> values(String field) {
        return fields.getOrDefault(field, List.of());
    }

    /// The one value of a field; two would leave open which of them somebody checked.
    private Optional<String> value(String field, int longest, Function<String, String> cleaned, String refusal) {
        List<String> values = values(field);
        if (values.size() > 1) {
            throw Refusal.Invalid.field(field, "form.twice");
        }
        return values.stream()
                .map(cleaned)
                .filter(value -> !value.isEmpty())
                .map(value -> within(field, value, longest, refusal))
                .findFirst();
    }

    private static String within(String field, String value, int longest, String refusal) {
        if (value.length() > longest) {
            throw Refusal.Invalid.field(field, refusal, longest, value.length());
        }
        return value;
    }

    private Optional<String> matching(String field, Pattern pattern) {
        return optional(field, 60).map(value -> {
            if (!pattern.matcher(value).matches()) {
                throw Refusal.Invalid.field(field, "form.not-a-number");
            }
            return value;
        });
    }

    private static LocalDate date(String field, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException notADate) {
            throw Refusal.Invalid.field(field, "form.not-a-date");
        }
    }
}
