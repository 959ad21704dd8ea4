package fettle.web.route;

/// Who may use a route. It is decided by the route that was matched, never by how its path begins.
public enum Who {
    /// Nobody needs to be signed in.
    ANYONE,
    /// Everybody who works at the desk.
    DESK,
    /// Whoever runs a group, and administrators.
    LEAD,
    /// Account managers and administrators.
    ACCOUNT_MANAGER,
    /// Leads, account managers and administrators.
    TIME_APPROVER,
    ADMINISTRATOR,
    /// A contact of a client, in the portal.
    PORTAL,
    /// A program with an API key.
    API,
    /// A program with a key of an account manager or an administrator.
    API_ACCOUNT_MANAGER,
    /// A program with a key of a lead, an account manager or an administrator.
    API_TIME_APPROVER,
    /// A program with a key of an administrator.
    API_ADMINISTRATOR,
    /// A command of ours on the same machine, with the token from the data folder.
    CONTROL
}
