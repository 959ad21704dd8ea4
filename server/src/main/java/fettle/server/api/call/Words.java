package fettle.server.api.call;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import fettle.web.Refusal.Invalid.Field;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Base64;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/// What a schema can say about a text: which ones there are, how long they are, and what form they have.
final class Words {

    private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T.{5,30}");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern MONTH = Pattern.compile("\\d{4}-\\d{2}");
    private static final Pattern ID = Pattern.compile("[1-9]\\d{0,18}");

    private Words() {}

    static JsonNode node(String text) {
        return TextNode.valueOf(text);
    }

    static Optional<Field> fault(JsonNode rule, String text, String name) {
        int most = rule.path("maxLength").asInt(Integer.MAX_VALUE);
        int least = rule.path("minLength").asInt(0);
        if (text.indexOf('\0') >= 0) {
            return Optional.of(Schema.fault(name, "api.nul"));
        }
        if (text.length() > most || text.length() < least) {
            return Optional.of(Schema.fault(name, "api.length", least, most));
        }
        if (rule.has("enum") && !words(rule).contains(text)) {
            return Optional.of(Schema.fault(name, "api.not-one-of", String.join(", ", words(rule))));
        }
        return ofForm(rule.path("format").asText(), text)
                ? Optional.empty()
                : Optional.of(
                        Schema.fault(name, "api.form." + rule.path("format").asText()));
    }

    private static List<String> words(JsonNode rule) {
        return StreamSupport.stream(rule.path("enum").spliterator(), false)
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .toList();
    }

    private static boolean ofForm(String format, String text) {
        return switch (format) {
            case "date-time" -> INSTANT.matcher(text).matches() && isRead(Instant::parse, text);
            case "date" -> DATE.matcher(text).matches() && isRead(LocalDate::parse, text);
            case "month" -> MONTH.matcher(text).matches() && isRead(YearMonth::parse, text);
            case "id" -> ID.matcher(text).matches() && isRead(Long::parseLong, text);
            case "zone" -> isRead(ZoneId::of, text);
            case "currency" -> isRead(Currency::getInstance, text);
            case "byte" -> isRead(Base64.getDecoder()::decode, text);
            case "" -> true;
            default -> throw new IllegalStateException("openapi.json names a format that nobody checks: " + format);
        };
    }

    private static boolean isRead(Consumer<String> reader, String text) {
        try {
            reader.accept(text);
            return true;
        } catch (DateTimeException | IllegalArgumentException _) {
            return false;
        }
    }
}
