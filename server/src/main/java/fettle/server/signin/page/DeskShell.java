package fettle.server.signin.page;

import fettle.server.signin.DeskUser;
import fettle.server.signin.Guard;
import fettle.web.layout.DeskFrame;
import fettle.web.layout.Frame;
import fettle.web.text.Texts;
import io.helidon.webserver.http.ServerRequest;
import java.util.Locale;

/// What stands around every page of the desk: the person, their role, and how much waits behind each link.
public final class DeskShell implements Frame {

    /// Tells how much waits; asked for every page, so it answers from memory or by a cheap statement.
    @FunctionalInterface
    public interface Counts {
        DeskFrame.Counts of(DeskUser user);
    }

    private final Guard<DeskUser> desk;
    private final Texts texts;
    private final String provider;
    private final Counts counts;

    public DeskShell(Guard<DeskUser> desk, Texts texts, String provider, Counts counts) {
        this.desk = desk;
        this.texts = texts;
        this.provider = provider;
        this.counts = counts;
    }

    @Override
    public Record frame(ServerRequest request) {
        DeskUser user = desk.require(request);
        String role = user.role().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return DeskFrame.of(
                texts,
                request.path().absolute().path(),
                user.name(),
                texts.with("staff.role." + role),
                provider,
                user.role().administers(),
                counts.of(user));
    }
}
