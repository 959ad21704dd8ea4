package fettle.server.desk.view;

/// One of several values that a form offers.
public record Choice(String value, String label, boolean chosen) {}
