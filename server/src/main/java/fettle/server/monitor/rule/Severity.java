package fettle.server.monitor.rule;

/// How pressing a finding is, weakest first.
public enum Severity {
    INFO,
    WARN,
    ACT,
    ALARM;

    public boolean over(Severity other) {
        return compareTo(other) > 0;
    }
}
