package fettle.server.sla;

/// An outcome with what names its ticket, for the list of a month.
public record KnownOutcome(long number, String subject, CaseOutcome outcome) {}
