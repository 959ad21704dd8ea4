package fettle.server.desk.view.thread;

import fettle.server.desk.read.TicketFacts;
import fettle.server.sla.view.ClockViews;
import fettle.server.ticket.log.TicketEvent;
import fettle.web.text.Texts;
import java.time.Instant;
import java.util.Locale;

/// Says in words what came to a ticket from outside it: other tickets, other clients, suppliers, excluded time.
record Outside(Texts texts, ClockViews clocks, TicketFacts facts) {

    String sorted(TicketEvent.Sorted event) {
        String by = event.by().name();
        return switch (event) {
            case TicketEvent.MergedIn it -> texts.with("desk.event.merged-in", by, facts.named(it.otherTicketId()));
            case TicketEvent.MergedInto it -> texts.with("desk.event.merged-into", by, facts.named(it.otherTicketId()));
            case TicketEvent.MergeUndone it ->
                texts.with("desk.event.merge-undone", by, facts.named(it.otherTicketId()));
            case TicketEvent.SplitOff it -> texts.with("desk.event.split-off", by, facts.named(it.otherTicketId()));
            case TicketEvent.SpeaksOf it -> texts.with("desk.event.speaks-of", facts.named(it.otherTicketId()));
            case TicketEvent.SplitFrom it -> texts.with("desk.event.split-from", by, facts.named(it.otherTicketId()));
            case TicketEvent.Reassigned it ->
                texts.with("desk.event.reassigned", by, facts.named(it.fromClientId()), it.why());
        };
    }

    String excluded(TicketEvent.Exclusion event) {
        String by = event.by().name();
        return switch (event) {
            case TicketEvent.ExclusionAsked it ->
                texts.with(
                        "desk.event.exclusion-asked",
                        by,
                        at(it.from()),
                        at(it.until()),
                        texts.with("desk.exclusion." + word(it.reason())),
                        it.words());
            case TicketEvent.ExclusionApproved it ->
                texts.with("desk.event.exclusion-approved", by, at(it.from()), at(it.until()));
            case TicketEvent.CaseExclusionAsked it ->
                texts.with(
                        "desk.event.case-exclusion-asked",
                        by,
                        texts.with("desk.exclusion." + word(it.reason())),
                        it.words());
            case TicketEvent.CaseExcluded _ -> texts.with("desk.event.case-excluded", by);
            case TicketEvent.ExclusionDeclined it -> texts.with("desk.event.exclusion-declined", by, it.words());
        };
    }

    String delivered(TicketEvent.Delivering event) {
        String by = event.by().name();
        return switch (event) {
            case TicketEvent.Undelivered it ->
                texts.with(
                        "desk.event.undelivered",
                        it.address(),
                        texts.with("monitor.fact." + it.obstacle().key()));
            case TicketEvent.Arrived _ -> texts.with("desk.event.arrived");
            case TicketEvent.SentAgain it -> texts.with("desk.event.sent-again", by, it.address());
            case TicketEvent.ToldOtherwise it -> texts.with("desk.event.told-otherwise", by, it.words());
        };
    }

    String passed(TicketEvent.WithSupplier event) {
        String by = event.by().name();
        String supplier = facts.named(event.supplierId());
        return switch (event) {
            case TicketEvent.SupplierEngaged it -> texts.with("desk.event.supplier-out", by, supplier, it.words());
            case TicketEvent.SupplierAsked it -> texts.with("desk.event.supplier-asks", supplier, it.words());
            case TicketEvent.SupplierAnswered _ -> texts.with("desk.event.supplier-answered", by, supplier);
            case TicketEvent.SupplierReturned it -> texts.with("desk.event.supplier-back", supplier, it.words());
            case TicketEvent.SupplierWrote it ->
                it.endedWait() ? texts.with("desk.event.supplier-wrote", supplier) : "";
            case TicketEvent.SupplierMailTakenOff _ -> texts.with("desk.event.supplier-off", by, supplier);
        };
    }

    String approved(TicketEvent.Approval event) {
        String by = event.by().name();
        return switch (event) {
            case TicketEvent.ApprovalAsked it ->
                texts.with("desk.event.approval-asked", by, it.approver(), at(it.until()));
            case TicketEvent.ApprovalReminded it -> texts.with("desk.event.approval-reminded", it.approver());
            case TicketEvent.ApprovalEnded it ->
                said(texts.with("desk.event.approval-" + word(it.ending()), by), it.words());
        };
    }

    String rated(TicketEvent.Rated event) {
        return said(texts.with("desk.event.rated", event.by().name(), event.mark()), event.words());
    }

    private static String said(String what, String words) {
        return words.isEmpty() ? what : what + ": " + words;
    }

    private String at(Instant instant) {
        return clocks.at(instant, facts.now());
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
