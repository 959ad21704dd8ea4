package fettle.server.intake.view;

import fettle.server.intake.remote.RemoteFetch;
import fettle.server.mail.text.MailHtml;
import fettle.server.store.BlobStore;
import fettle.server.store.secret.Signer;
import fettle.server.ticket.conversation.Attachment;
import fettle.server.ticket.conversation.PublicEntry;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;

/// Shows the HTML of a mail as a document of its own, for a sandboxed frame: cleaned each time it is shown, so that a
/// better policy counts for old mails too, and without the right to run or fetch anything.
///
/// Its pictures come from an address that needs no cookie, because a sandboxed frame sends none; it is signed and lives
/// ten minutes.
public final class MailFrame {

    private static final HeaderName POLICY = HeaderNames.create("Content-Security-Policy");
    private static final HeaderName FRAME_OPTIONS = HeaderNames.create("X-Frame-Options");
    private static final String FRAME_POLICY =
            "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; "
                    + "img-src 'self' data:; style-src 'unsafe-inline'; frame-ancestors 'self'";
    private static final Duration PICTURE_LIVES = Duration.ofMinutes(10);
    private static final int LONGEST_HTML = 8 << 20;
    private static final String START = """
            <!doctype html>
            <html><head><meta charset="utf-8"><title>Mail</title><base target="_blank">
            <style>body{margin:0;padding:12px;background:#fff;color:#1b1d1f;font:14px/1.5 system-ui,sans-serif;\
            overflow-wrap:anywhere}img{max-width:100%;height:auto}table{max-width:100%}pre{white-space:pre-wrap}</style>
            </head><body>
            """;

    private final BlobStore blobs;
    private final Signer signer;
    private final InstantSource clock;

    public MailFrame(BlobStore blobs, Signer signer, InstantSource clock) {
        this.blobs = blobs;
        this.signer = signer;
        this.clock = clock;
    }

    /// Answers with the document, for an entry that has HTML.
    ///
    /// @param elsewhere whether pictures are shown too that did not come with the mail: we fetch them, so
    /// that their host learns nothing of who looks
    public void send(ServerResponse response, PublicEntry entry, boolean elsewhere) {
        Optional<String> html = entry.htmlSha256().map(this::read);
        response.headers().remove(FRAME_OPTIONS);
        response.header(POLICY, FRAME_POLICY)
                .header(HeaderNames.CONTENT_TYPE, "text/html; charset=utf-8")
                .status(html.isPresent() ? Status.OK_200 : Status.NOT_FOUND_404)
                .send(document(entry, html.orElse(""), elsewhere).getBytes(StandardCharsets.UTF_8));
    }

    /// Each part of a mail is cleaned by itself, so that nothing opened in one swallows the next.
    private String document(PublicEntry entry, String html, boolean elsewhere) {
        var clean =
                new MailHtml(name -> picture(entry, name), address -> elsewhere ? remote(address) : Optional.empty());
        var document = new StringBuilder(START);
        for (String part : html.split("\0", -1)) {
            document.append("<div>").append(clean.safe(part)).append("</div>\n");
        }
        return document.append("</body></html>\n").toString();
    }

    private Optional<String> picture(PublicEntry entry, String contentId) {
        return entry.attachments().stream()
                .filter(file -> file.insideId().isEmpty()
                        && file.contentId().filter(contentId::equals).isPresent())
                .findFirst()
                .map(this::address);
    }

    private String address(Attachment file) {
        return signed("/i/", file.clientId() + "-" + file.id() + "-" + until());
    }

    private Optional<String> remote(String address) {
        if (!RemoteFetch.mayBeAsked(address)) {
            return Optional.empty();
        }
        String encoded =
                Base64.getUrlEncoder().withoutPadding().encodeToString(address.getBytes(StandardCharsets.UTF_8));
        return Optional.of(signed("/r/", until() + "." + encoded));
    }

    private long until() {
        return clock.instant().plus(PICTURE_LIVES).getEpochSecond();
    }

    private String signed(String path, String place) {
        return path + place + "/" + signer.sign(path + place);
    }

    private String read(String sha256) {
        try (InputStream content = blobs.open(sha256)) {
            return new String(content.readNBytes(LONGEST_HTML), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
