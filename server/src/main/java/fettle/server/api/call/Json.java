package fettle.server.api.call;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import fettle.contracts.sla.Priority;
import fettle.web.Refusal;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;

/// JSON as the API speaks it: what is absent is `null`, instants are UTC, names out of a list are `lower-case`.
public final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .addModule(forms())
            .build();

    private Json() {}

    public static byte[] bytes(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /// What a caller sent; whatever is no JSON is turned down.
    public static JsonNode read(byte[] text) {
        try {
            return MAPPER.readTree(text);
        } catch (StreamConstraintsException beyond) {
            throw new Refusal.Invalid("api.json-beyond-limits");
        } catch (JsonProcessingException wrong) {
            throw new Refusal.Invalid(
                    "api.not-json",
                    wrong.getLocation().getLineNr(),
                    wrong.getLocation().getColumnNr());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The word for a constant: `client-info`. Priorities keep their capital letter.
    public static String word(Enum<?> constant) {
        return constant instanceof Priority
                ? constant.name()
                : constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static SimpleModule forms() {
        var forms = new SimpleModule("forms of the API");
        forms.addSerializer(Optional.class, serializer(Json::write));
        forms.addSerializer(Enum.class, serializer((constant, out) -> out.writeString(word(constant))));
        forms.addSerializer(Instant.class, serializer((instant, out) -> out.writeString(instant.toString())));
        forms.addSerializer(LocalDate.class, serializer((day, out) -> out.writeString(day.toString())));
        forms.addSerializer(YearMonth.class, serializer((month, out) -> out.writeString(month.toString())));
        forms.addSerializer(ZoneId.class, serializer((zone, out) -> out.writeString(zone.getId())));
        return forms;
    }

    /// How one value is written.
    private interface Form<T> {
        void write(T value, JsonGenerator out) throws IOException;
    }

    private static void write(Optional<?> optional, JsonGenerator out) throws IOException {
        if (optional.isPresent()) {
            out.writePOJO(optional.get());
        } else {
            out.writeNull();
        }
    }

    private static <T> JsonSerializer<T> serializer(Form<T> form) {
        return new JsonSerializer<>() {
            @Override
            public void serialize(T value, JsonGenerator out, SerializerProvider serializers) throws IOException {
                form.write(value, out);
            }
        };
    }
}
