package fettle.server.intake.authorisation;

/// Mail providers whose addresses we know.
public enum Provider {
    MICROSOFT(
            "https://login.microsoftonline.com/TENANT/oauth2/v2.0/authorize",
            "https://login.microsoftonline.com/TENANT/oauth2/v2.0/token",
            "https://outlook.office.com/IMAP.AccessAsUser.All offline_access"),
    GOOGLE(
            "https://accounts.google.com/o/oauth2/v2/auth?access_type=offline&prompt=consent",
            "https://oauth2.googleapis.com/token",
            "https://mail.google.com/");

    private final String authorizeUrl;
    private final String tokenUrl;
    private final String scope;

    Provider(String authorizeUrl, String tokenUrl, String scope) {
        this.authorizeUrl = authorizeUrl;
        this.tokenUrl = tokenUrl;
        this.scope = scope;
    }

    public String authorizeUrl() {
        return authorizeUrl;
    }

    public String tokenUrl() {
        return tokenUrl;
    }

    public String scope() {
        return scope;
    }
}
