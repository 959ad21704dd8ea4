package fettle.server.ticket.log;

/// How the wait for somebody's approval ended.
public enum ApprovalEnding {
    APPROVED,
    DECLINED,
    /// We need it no more.
    WITHDRAWN,
    /// Nobody answered in time.
    LAPSED
}
