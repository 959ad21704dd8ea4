package fettle.server.intake.view;

import static fettle.web.route.Who.ANYONE;
import static fettle.web.route.Who.DESK;

import fettle.server.intake.remote.RemoteFetch;
import fettle.server.signin.DeskUser;
import fettle.server.signin.Guard;
import fettle.server.store.BlobStore;
import fettle.server.store.Database;
import fettle.server.store.Scope;
import fettle.server.store.Tx;
import fettle.server.store.secret.Signer;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.Tickets;
import fettle.server.ticket.conversation.Attachment;
import fettle.server.ticket.conversation.Conversations;
import fettle.server.ticket.conversation.PublicEntry;
import fettle.server.ticket.conversation.SupplierMessage;
import fettle.web.Refusal;
import fettle.web.route.Route;
import fettle.web.route.Routes;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// What people sent, for the desk: the HTML of a mail in its frame, the mail as it came, and its files.
public final class MailRoutes implements Routes {

    private static final HeaderName POLICY = HeaderNames.create("Content-Security-Policy");
    private static final HeaderName RESOURCE_POLICY = HeaderNames.create("Cross-Origin-Resource-Policy");
    private static final Scope SHOWING = new Scope.System("showing a picture of a mail");
    private static final int LARGEST_PICTURE = 16 << 20;

    private final Database database;
    private final InstantSource clock;
    private final Tickets tickets;
    private final Conversations conversations;
    private final BlobStore blobs;
    private final Signer signer;
    private final Guard<DeskUser> desk;
    private final MailFrame frame;
    private final RemoteFetch remote;

    public MailRoutes(
            Database database,
            InstantSource clock,
            Tickets tickets,
            Conversations conversations,
            BlobStore blobs,
            Signer signer,
            Guard<DeskUser> desk,
            RemoteFetch remote) {
        this.database = database;
        this.clock = clock;
        this.tickets = tickets;
        this.conversations = conversations;
        this.blobs = blobs;
        this.signer = signer;
        this.desk = desk;
        this.remote = remote;
        this.frame = new MailFrame(blobs, signer, clock);
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/m/{number}/{entry}", DESK, this::mail),
                Route.get("/m/{number}/{entry}/raw", DESK, this::raw),
                Route.get("/tickets/{number}/files/{file}", DESK, this::file),
                Route.get("/i/{place}/{signature}", ANYONE, this::picture),
                Route.get("/r/{place}/{signature}", ANYONE, this::remote));
    }

    private void mail(ServerRequest request, ServerResponse response) {
        frame.send(response, entry(request), request.query().contains("pictures"));
    }

    private void raw(ServerRequest request, ServerResponse response) {
        Tx tx = database.read(desk.require(request).scope());
        Ticket ticket = tickets.find(tx, number(request, "number"));
        long id = number(request, "entry");
        Tx client = tx.forClient(ticket.clientId());
        String sha256 = conversations.entries(client, ticket.id()).stream()
                .filter(entry -> entry.id() == id)
                .findFirst()
                .flatMap(PublicEntry::rawSha256)
                .or(() -> ofSupplier(client, ticket, id))
                .orElseThrow(() -> new Refusal.NotFound("intake.file-missing"));
        FileAnswer.send(response, blobs, sha256, "mail-" + id + ".eml");
    }

    private Optional<String> ofSupplier(Tx client, Ticket ticket, long messageId) {
        return conversations.withSuppliers().of(client, ticket.id()).stream()
                .filter(message -> message.id() == messageId)
                .findFirst()
                .flatMap(SupplierMessage::rawSha256);
    }

    private void file(ServerRequest request, ServerResponse response) {
        Tx tx = database.read(desk.require(request).scope());
        Ticket ticket = tickets.find(tx, number(request, "number"));
        Tx client = tx.forClient(ticket.clientId());
        long id = number(request, "file");
        Optional<Attachment> file =
                conversations.attachment(client, id).filter(found -> found.ticketId() == ticket.id());
        if (file.isPresent()) {
            FileAnswer.send(response, blobs, file.get().sha256(), file.get().name());
            return;
        }
        SupplierMessage.File theirs = conversations
                .withSuppliers()
                .file(client, ticket.id(), id)
                .orElseThrow(() -> new Refusal.NotFound("intake.file-missing"));
        FileAnswer.send(response, blobs, theirs.sha256(), theirs.name());
    }

    /// A picture within a mail. Whoever has its address was shown the mail within the last ten minutes.
    private void picture(ServerRequest request, ServerResponse response) {
        String[] parts = genuine("/i/", request).split("-", -1);
        requireAlive(Long.parseLong(parts[2]));
        byte[] bytes = conversations
                .attachment(database.read(SHOWING).forClient(Long.parseLong(parts[0])), Long.parseLong(parts[1]))
                .map(found -> bytes(found.sha256()))
                .orElseThrow(() -> new Refusal.NotFound("intake.file-missing"));
        send(response, bytes);
    }

    /// A picture that a mail shows from elsewhere: fetched for whoever was shown the mail, and checked to be one.
    private void remote(ServerRequest request, ServerResponse response) {
        String place = genuine("/r/", request);
        int dot = place.indexOf('.');
        requireAlive(Long.parseLong(place.substring(0, dot)));
        String address = new String(Base64.getUrlDecoder().decode(place.substring(dot + 1)), StandardCharsets.UTF_8);
        send(response, remote.get(address).orElseThrow(() -> new Refusal.NotFound("intake.file-missing")));
    }

    /// The place in an address that we have signed ourselves.
    private String genuine(String path, ServerRequest request) {
        String place = request.path().pathParameters().get("place");
        if (!signer.isGenuine(path + place, request.path().pathParameters().get("signature"))) {
            throw new Refusal.NotFound("intake.file-missing");
        }
        return place;
    }

    private void requireAlive(long until) {
        if (until < clock.instant().getEpochSecond()) {
            throw new Refusal.NotFound("intake.file-missing");
        }
    }

    private static void send(ServerResponse response, byte[] bytes) {
        Picture kind = Picture.of(Arrays.copyOf(bytes, Math.min(bytes.length, Picture.BYTES_LOOKED_AT)))
                .orElseThrow(() -> new Refusal.NotFound("intake.file-missing"));
        response.header(HeaderNames.CONTENT_TYPE, kind.contentType())
                .header(POLICY, "sandbox; default-src 'none'")
                .header(RESOURCE_POLICY, "cross-origin")
                .send(bytes);
    }

    private PublicEntry entry(ServerRequest request) {
        Tx tx = database.read(desk.require(request).scope());
        Ticket ticket = tickets.find(tx, number(request, "number"));
        long id = number(request, "entry");
        return conversations.entries(tx.forClient(ticket.clientId()), ticket.id()).stream()
                .filter(entry -> entry.id() == id)
                .findFirst()
                .orElseThrow(() -> new Refusal.NotFound("intake.file-missing"));
    }

    private byte[] bytes(String sha256) {
        try (InputStream content = blobs.open(sha256)) {
            return content.readNBytes(LARGEST_PICTURE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long number(ServerRequest request, String parameter) {
        String text = request.path().pathParameters().get(parameter);
        if (!text.matches("[1-9][0-9]{0,17}")) {
            throw new Refusal.NotFound("intake.not-found");
        }
        return Long.parseLong(text);
    }
}
