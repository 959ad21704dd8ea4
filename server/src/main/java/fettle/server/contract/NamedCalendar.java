package fettle.server.contract;

/// A calendar as lists and choices show it.
public record NamedCalendar(long id, String name) {}
