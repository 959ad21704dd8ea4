package fettle.server.signin.page;

/// The desk's sign-in.
///
/// @param next where to go afterwards
/// @param problem why the last try failed, "" at first
record SignInPage(String email, String next, String problem) {}
