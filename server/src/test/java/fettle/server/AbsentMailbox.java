package fettle.server;

import fettle.server.testing.TestServer;
import fettle.server.testing.Visitor;

/// A mailbox on a server that is not there, whose provider of tokens is not there either: nothing of it can be reached,
/// and all of its forms can be sent.
final class AbsentMailbox {

    private AbsentMailbox() {}

    /// Has the administrator set it up; its page.
    static String of(TestServer server) {
        Visitor ada = server.as(server.people().ada());
        ada.post(
                "/setup/mailboxes",
                "name",
                "Fetched",
                "address",
                "fetched@msp.test",
                "unknown",
                "hold",
                "host",
                "127.0.0.1",
                "port",
                "1");
        String page = "/setup/mailboxes/"
                + server.fettle()
                        .mail()
                        .mailboxes()
                        .ofAddress("fetched@msp.test")
                        .orElseThrow()
                        .id();
        ada.post(
                page + "/authorisation",
                "flow",
                "application",
                "token",
                "https://127.0.0.1:1/token",
                "application",
                "fettle",
                "scope",
                "mail");
        return page;
    }
}
