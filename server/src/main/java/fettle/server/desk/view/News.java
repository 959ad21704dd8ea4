package fettle.server.desk.view;

/// Whether something has happened on a ticket since its page was made.
///
/// @param version what the page was made from
/// @param fresh whether there is something newer
public record News(String number, String version, boolean fresh) {}
