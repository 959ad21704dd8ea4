package fettle.server.store;

/// The two databases that Fettle runs on, and the few words in which their SQL differs.
public enum Dialect {
    DERBY("CLOB"),
    POSTGRESQL("TEXT");

    private final String text;

    Dialect(String text) {
        this.text = text;
    }

    /// The text with its placeholders, such as `${text}`, in the words of this database.
    public String translate(String sql) {
        return sql.replace("${text}", text);
    }
}
