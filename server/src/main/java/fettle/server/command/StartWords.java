package fettle.server.command;

import fettle.server.Fettle;
import fettle.server.Settings;
import fettle.server.signin.secret.PasswordRules;
import fettle.server.store.engine.StartRefused;
import java.io.PrintStream;
import java.net.URI;

/// What the server says when it starts: where it is, what to do first, and what is not safe yet.
final class StartWords {

    private final Settings settings;
    private final PrintStream out;

    StartWords(Settings settings, PrintStream out) {
        this.settings = settings;
        this.out = out;
    }

    /// Refuses to serve passwords in plain text over a network.
    void warn() {
        Settings.Web web = settings.web();
        if (web.bind().isLoopbackAddress() || web.tls().isPresent()) {
            return;
        }
        URI base = web.baseUrl().orElseThrow(() -> refused("others could read along"));
        boolean behindAProxy = "https".equals(base.getScheme());
        boolean onlyHere = "localhost".equals(base.getHost()) || "127.0.0.1".equals(base.getHost());
        if (!behindAProxy && !onlyHere) {
            throw refused("web.base-url is " + base);
        }
        say("Plain HTTP on " + web.bind().getHostAddress() + ": let nobody but "
                + (behindAProxy
                        ? "the proxy that serves " + base + " reach it."
                        : "this machine reach it, or serve https and say so in web.base-url."));
    }

    void print(Fettle fettle) {
        say("Fettle is ready at " + fettle.baseUrl() + " with its data in "
                + settings.store().data() + ".");
        say("Sealed passwords need the key " + settings.store().keyFile()
                + ": keep a copy of it apart from the backups.");
        say("There are no second factors yet, so passwords of the desk have at least " + PasswordRules.SHORTEST
                + " characters.");
        if (!fettle.signIn().tokens().anybody()) {
            say("Nobody can sign in yet. Make the first administrator here, within 24 hours: "
                    + fettle.accountVerbs().firstAdministrator().strip());
        }
    }

    private static StartRefused refused(String why) {
        return new StartRefused(
                StartRefused.MISCONFIGURED,
                "Passwords would go over the network in plain text (" + why
                        + "): serve https by web.certificate and web.private-key, or put a proxy in front and name its"
                        + " https address in web.base-url, or bind to 127.0.0.1");
    }

    private void say(String sentence) {
        out.println(sentence);
    }
}
