package fettle.server.signin.page;

/// What the mailed link opens: a button. Programs that follow links in mails only look, and use nothing up.
///
/// @param action the address of the form
/// @param name who signs in
/// @param client for which company
record PortalLinkPage(String action, String name, String client) {}
