package fettle.server.signin.page;

/// The form that makes the first administrator; only the link from the console leads here.
///
/// @param action the address of the form
/// @param problem why the last try failed, "" at first
record FirstAdministratorPage(String action, String name, String email, String problem) {}
