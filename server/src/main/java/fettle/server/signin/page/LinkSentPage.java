package fettle.server.signin.page;

/// What everybody reads who asked for a link, known or not.
record LinkSentPage(String email) {}
