package fettle.server.api.call;

import com.fasterxml.jackson.databind.JsonNode;
import fettle.web.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/// The members of a JSON object that has been checked against its schema: what is required is there, and all is of
/// the right type. `null` counts as absent.
public record Members(JsonNode node) {

    public String text(String name) {
        return optionalText(name).orElseThrow();
    }

    public String text(String name, String otherwise) {
        return optionalText(name).orElse(otherwise);
    }

    public Optional<String> optionalText(String name) {
        return member(name).map(JsonNode::textValue);
    }

    public long id(String name) {
        return optionalId(name).orElseThrow();
    }

    public Optional<Long> optionalId(String name) {
        return optionalText(name).map(Long::valueOf);
    }

    public List<Long> ids(String name) {
        return texts(name).stream().map(Long::valueOf).toList();
    }

    /// Ids where they are given, be they none.
    public Optional<List<Long>> optionalIds(String name) {
        return has(name) ? Optional.of(ids(name)) : Optional.empty();
    }

    public Optional<Long> optionalAmount(String name) {
        return member(name).map(JsonNode::longValue);
    }

    public long amount(String name) {
        return optionalAmount(name).orElseThrow();
    }

    public Optional<Integer> optionalCount(String name) {
        return member(name).map(JsonNode::intValue);
    }

    public int count(String name, int otherwise) {
        return optionalCount(name).orElse(otherwise);
    }

    public boolean yes(String name, boolean otherwise) {
        return member(name).map(JsonNode::booleanValue).orElse(otherwise);
    }

    public Optional<Instant> optionalInstant(String name) {
        return optionalText(name).map(Instant::parse);
    }

    public Instant instant(String name) {
        return optionalInstant(name).orElseThrow();
    }

    public LocalDate date(String name) {
        return LocalDate.parse(text(name));
    }

    public YearMonth month(String name) {
        return YearMonth.parse(text(name));
    }

    public <E extends Enum<E>> E one(Class<E> of, String name) {
        return optionalOne(of, name).orElseThrow();
    }

    public <E extends Enum<E>> E one(Class<E> of, String name, E otherwise) {
        return optionalOne(of, name).orElse(otherwise);
    }

    public <E extends Enum<E>> Optional<E> optionalOne(Class<E> of, String name) {
        return optionalText(name).map(word -> constant(of, name, word));
    }

    public Optional<Members> optionalObject(String name) {
        return member(name).map(Members::new);
    }

    public Members object(String name) {
        return optionalObject(name).orElseThrow();
    }

    public List<Members> objects(String name) {
        return nodes(name).stream().map(Members::new).toList();
    }

    public List<String> texts(String name) {
        return nodes(name).stream().map(JsonNode::textValue).toList();
    }

    public List<Integer> counts(String name) {
        return nodes(name).stream().map(JsonNode::intValue).toList();
    }

    public boolean has(String name) {
        return member(name).isPresent();
    }

    static <E extends Enum<E>> E constant(Class<E> of, String name, String word) {
        return Arrays.stream(of.getEnumConstants())
                .filter(constant -> Json.word(constant).equals(word))
                .findFirst()
                .orElseThrow(() -> Refusal.Invalid.field(name, "api.not-one-of", words(of)));
    }

    private static <E extends Enum<E>> String words(Class<E> of) {
        return String.join(
                ", ", Arrays.stream(of.getEnumConstants()).map(Json::word).toList());
    }

    private List<JsonNode> nodes(String name) {
        return member(name)
                .map(array -> StreamSupport.stream(array.spliterator(), false).toList())
                .orElse(List.of());
    }

    private Optional<JsonNode> member(String name) {
        return Optional.ofNullable(node.get(name)).filter(value -> !value.isNull());
    }
}
