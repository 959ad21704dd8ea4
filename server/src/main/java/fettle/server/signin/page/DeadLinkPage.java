package fettle.server.signin.page;

/// A one-time link that works no more, with a way to a new one.
record DeadLinkPage(String way, String wayWords) {}
