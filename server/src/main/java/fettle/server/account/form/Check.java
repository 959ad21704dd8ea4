package fettle.server.account.form;

/// A yes or no.
public record Check(String name, String value, String label, boolean checked) {}
