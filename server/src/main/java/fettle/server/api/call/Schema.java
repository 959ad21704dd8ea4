package fettle.server.api.call;

import static java.util.stream.StreamSupport.stream;

import com.fasterxml.jackson.databind.JsonNode;
import fettle.web.Refusal.Invalid.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Compares JSON with the part of JSON Schema that `openapi.json` uses, and says of every member what is wrong with it.
///
/// @param document the whole of openapi.json, in which references are looked up
public record Schema(JsonNode document, JsonNode rules) {

    public List<Field> faults(JsonNode value, String name) {
        var faults = new ArrayList<Field>();
        check(resolved(rules), value, name, faults);
        return faults;
    }

    private void check(JsonNode rule, JsonNode value, String name, List<Field> faults) {
        if (!isOfType(rule, value)) {
            faults.add(fault(name, "api.wrong-type", types(rule)));
            return;
        }
        switch (value.getNodeType()) {
            case OBJECT -> object(rule, value, name, faults);
            case ARRAY -> array(rule, value, name, faults);
            case STRING -> Words.fault(rule, value.textValue(), name).ifPresent(faults::add);
            case NUMBER -> number(rule, value, name, faults);
            case BOOLEAN, NULL, BINARY, MISSING, POJO -> {}
        }
    }

    private static boolean isOfType(JsonNode rule, JsonNode value) {
        JsonNode type = rule.path("type");
        return type.isMissingNode()
                || (type.isArray()
                        ? stream(type.spliterator(), false).anyMatch(one -> is(one.textValue(), value))
                        : is(type.textValue(), value));
    }

    private static boolean is(String type, JsonNode value) {
        return switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber() && value.canConvertToLong();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "null" -> value.isNull();
            default -> throw new IllegalStateException("openapi.json names a type that nobody checks: " + type);
        };
    }

    private static String types(JsonNode rule) {
        JsonNode type = rule.path("type");
        return type.isArray()
                ? String.join(
                        " or ",
                        stream(type.spliterator(), false)
                                .map(JsonNode::textValue)
                                .toList())
                : type.textValue();
    }

    private void object(JsonNode rule, JsonNode value, String name, List<Field> faults) {
        JsonNode properties = rule.path("properties");
        rule.path("required").forEach(required -> {
            if (!value.has(required.textValue())) {
                faults.add(fault(below(name, required.textValue()), "api.missing"));
            }
        });
        boolean closed = rule.has("additionalProperties")
                && !rule.get("additionalProperties").booleanValue();
        value.properties().forEach(member -> {
            String path = below(name, member.getKey());
            Optional<JsonNode> known = Optional.ofNullable(properties.get(member.getKey()));
            known.ifPresent(inner -> check(resolved(inner), member.getValue(), path, faults));
            if (known.isEmpty() && closed) {
                faults.add(fault(path, "api.unknown-member"));
            }
        });
    }

    private void array(JsonNode rule, JsonNode value, String name, List<Field> faults) {
        int most = rule.path("maxItems").asInt(Integer.MAX_VALUE);
        int least = rule.path("minItems").asInt(0);
        if (value.size() > most || value.size() < least) {
            faults.add(fault(name, "api.so-many", least, most == Integer.MAX_VALUE ? "any" : String.valueOf(most)));
            return;
        }
        JsonNode items = resolved(rule.path("items"));
        for (int i = 0; i < value.size(); i++) {
            check(items, value.get(i), name + "[" + i + "]", faults);
        }
    }

    private static void number(JsonNode rule, JsonNode value, String name, List<Field> faults) {
        long least = rule.path("minimum").asLong(Long.MIN_VALUE);
        long most = rule.path("maximum").asLong(Long.MAX_VALUE);
        if (value.longValue() < least || value.longValue() > most) {
            faults.add(fault(name, "api.between", String.valueOf(least), String.valueOf(most)));
        }
    }

    /// The text of a parameter, which is a number or a yes where the schema says so.
    public List<Field> faultsOfText(String text, String name) {
        JsonNode rule = resolved(rules);
        boolean literal = switch (rule.path("type").asText()) {
            case "integer" -> WHOLE.matcher(text).matches();
            case "boolean" -> text.equals("true") || text.equals("false");
            default -> false;
        };
        return faults(
                literal ? Json.read(text.getBytes(java.nio.charset.StandardCharsets.US_ASCII)) : Words.node(text),
                name);
    }

    private static final Pattern WHOLE = Pattern.compile("0|-?[1-9][0-9]{0,17}");

    private JsonNode resolved(JsonNode rule) {
        JsonNode reference = rule.path("$ref");
        return reference.isMissingNode()
                ? rule
                : document.at(reference.textValue().substring(1));
    }

    private static String below(String name, String member) {
        return name.isEmpty() ? member : name + "." + member;
    }

    static Field fault(String name, String key, Object... arguments) {
        return new Field(name.isEmpty() ? "body" : name, key, List.of(arguments));
    }
}
