package fettle.server.ask.page;

/// A link that we do not know, or no more.
record UnknownLinkPage() {}
