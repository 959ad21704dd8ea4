package fettle.server.signin.page;

/// The form that a one-time link opens, to choose a password.
///
/// @param action the address of the form
/// @param email whose password it is
/// @param problem why the last try failed, "" at first
record NewPasswordPage(String action, String email, String problem) {}
