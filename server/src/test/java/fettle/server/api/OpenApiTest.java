package fettle.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fettle.contracts.contract.ContractLine;
import fettle.contracts.contract.Period;
import fettle.contracts.contract.work.BillingIncrement;
import fettle.contracts.contract.work.CoverRule;
import fettle.contracts.margin.MarginQuality;
import fettle.contracts.settle.Settlement;
import fettle.contracts.settle.Use;
import fettle.contracts.sla.Channel;
import fettle.contracts.sla.Commitment;
import fettle.contracts.sla.Impact;
import fettle.contracts.sla.PauseReason;
import fettle.contracts.sla.Priority;
import fettle.contracts.sla.clock.ClockReading;
import fettle.server.api.call.Json;
import fettle.server.ask.approval.Doubt;
import fettle.server.client.choice.MailChoice;
import fettle.server.contract.line.LineKind;
import fettle.server.intake.Outcome;
import fettle.server.intake.Reason;
import fettle.server.intake.authorisation.Authorisation;
import fettle.server.intake.mailbox.Mailbox;
import fettle.server.mail.outbox.Automatic;
import fettle.server.mail.outbox.DeliveryState;
import fettle.server.mail.transport.Accounts;
import fettle.server.mail.transport.Arrival;
import fettle.server.monitor.rule.Severity;
import fettle.server.notice.NoticeKind;
import fettle.server.signin.Role;
import fettle.server.testing.TestServer;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.Triage;
import fettle.server.ticket.kind.TicketType;
import fettle.server.ticket.log.Actor;
import fettle.server.ticket.log.ApprovalEnding;
import fettle.server.ticket.log.ExclusionReason;
import fettle.server.ticket.waiting.WaitingReply;
import fettle.server.worklog.TimeEntry.NotBillable;
import fettle.web.route.Route;
import fettle.web.route.Who;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The description of the API is whole and true.
class OpenApiTest {

    @RegisterExtension
    static final TestServer server = new TestServer();

    private static JsonNode description;

    @BeforeAll
    static void read() {
        description = new Program(server.visitor()).description();
    }

    @Test
    void itNamesEveryRouteAndNoOther() {
        var named = new ArrayList<String>();
        description
                .path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(method -> named.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));

        assertThat(named)
                .containsExactlyInAnyOrderElementsOf(server.fettle().routes().stream()
                        .filter(route -> route.path().startsWith("/api/"))
                        .map(route -> route.method().text() + " " + route.path())
                        .toList());
    }

    @Test
    void itSaysWhoMayAsk() {
        for (Route route : server.fettle().routes()) {
            if (route.path().startsWith("/api/")) {
                JsonNode operation = description
                        .path("paths")
                        .path(route.path())
                        .path(route.method().text().toLowerCase(Locale.ROOT));
                assertThat(who(operation)).as(route.toString()).isEqualTo(route.who());
            }
        }
    }

    @Test
    void itNamesEveryWordOfEveryList() {
        Set<List<String>> lists = Set.copyOf(Stream.of(
                        words(Outcome.Kind.class),
                        words(Ticket.Identity.class),
                        words(Ticket.Stage.class),
                        words(TicketType.class),
                        words(Impact.class),
                        words(Priority.class),
                        words(PauseReason.class),
                        words(Channel.class),
                        words(NotBillable.class),
                        words(Commitment.class),
                        words(MarginQuality.Grade.class),
                        words(Role.class),
                        words(ClockReading.State.class),
                        words(Arrival.Source.class),
                        words(Actor.Kind.class),
                        words(DeliveryState.class),
                        words(Automatic.class),
                        words(Accounts.State.class),
                        words(Accounts.FirstRead.class),
                        words(Mailbox.UnknownSenders.class),
                        words(Authorisation.Flow.class),
                        words(Severity.class),
                        words(Triage.Meaning.class),
                        words(ExclusionReason.class),
                        words(NoticeKind.class),
                        words(MailChoice.Replies.class),
                        words(LineKind.class),
                        words(WaitingReply.State.class),
                        words(WaitingReply.Why.class),
                        words(Settlement.Answer.class),
                        words(Use.class),
                        words(ContractLine.Seat.class),
                        words(ApprovalEnding.class),
                        words(Doubt.class),
                        words(Period.class),
                        words(BillingIncrement.Rounding.class),
                        words(BillingIncrement.Per.class),
                        words(CoverRule.Hours.class),
                        words(fettle.contracts.sla.SlaPolicy.Reopening.class),
                        Arrays.stream(Reason.values())
                                .filter(reason -> reason != Reason.NONE)
                                .map(Reason::code)
                                .distinct()
                                .sorted()
                                .toList())
                .toList());
        List<List<String>> ofTheApiAlone = List.of(
                List.of("message", "note", "supplier"),
                List.of("internal", "public"),
                List.of("chat", "email", "phone", "visit"));

        var described = new ArrayList<List<String>>();
        description
                .findValues("enum")
                .forEach(list -> described.add(StreamSupport.stream(list.spliterator(), false)
                        .filter(JsonNode::isTextual)
                        .map(JsonNode::textValue)
                        .sorted()
                        .toList()));

        assertThat(described).allMatch(list -> lists.contains(list) || ofTheApiAlone.contains(list));
        assertThat(described).containsAll(lists);
    }

    @Test
    void everyReferenceLeadsSomewhereAndEveryBodyIsClosed() {
        description
                .findValues("$ref")
                .forEach(reference -> assertThat(description
                                .at(reference.textValue().substring(1))
                                .isMissingNode())
                        .as(reference.textValue())
                        .isFalse());
        description
                .findParents("properties")
                .forEach(
                        schema -> assertThat(schema.path("additionalProperties").asBoolean(true))
                                .as(schema.toString())
                                .isFalse());
    }

    private static Who who(JsonNode operation) {
        if (operation.has("security")) {
            return Who.ANYONE;
        }
        return switch (operation.path("x-needs").asText()) {
            case "administrator" -> Who.API_ADMINISTRATOR;
            case "lead,account manager,administrator" -> Who.API_TIME_APPROVER;
            case "account manager,administrator" -> Who.API_ACCOUNT_MANAGER;
            default -> Who.API;
        };
    }

    private static <E extends Enum<E>> List<String> words(Class<E> of) {
        return Arrays.stream(of.getEnumConstants()).map(Json::word).sorted().toList();
    }
}
