package fettle.server.signin.page;

/// The portal's sign-in: an address, and a link is mailed to it.
///
/// @param problem why the last try failed, "" at first
record PortalSignInPage(String email, String problem) {}
