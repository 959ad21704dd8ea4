package fettle.server.signin;

/// What a person of the desk does; one role a person. It decides what they may change, not what they may see.
public enum Role {
    TECHNICIAN,
    LEAD,
    ACCOUNT_MANAGER,
    ADMINISTRATOR;

    /// Gives verdicts on how others handled their work.
    public boolean leads() {
        return this == LEAD || this == ADMINISTRATOR;
    }

    /// Edits contracts.
    public boolean managesAccounts() {
        return this == ACCOUNT_MANAGER || this == ADMINISTRATOR;
    }

    /// Lets the time stand that others logged.
    public boolean approvesTime() {
        return leads() || managesAccounts();
    }

    public boolean administers() {
        return this == ADMINISTRATOR;
    }
}
