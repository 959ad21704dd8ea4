package fettle.web.layout;

/// What stands around a page for people who are not signed in.
///
/// @param provider the name of the managed service provider
public record PlainFrame(String provider) {}
