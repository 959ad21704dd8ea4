package fettle.server.portal;

import fettle.portal.ClientDesk;
import fettle.server.account.Covers;
import fettle.server.account.Examples;
import fettle.server.ask.approval.Approvals;
import fettle.server.client.Clients;
import fettle.server.desk.Files;
import fettle.server.signin.PortalUser;
import fettle.server.store.BlobStore;
import fettle.server.store.Database;
import fettle.server.store.keys.RequestKeys;
import fettle.server.ticket.Tickets;
import fettle.server.ticket.conversation.Conversations;
import fettle.server.ticket.reply.Acknowledgements;
import java.time.InstantSource;

/// Gives every signed-in contact the desk of their own.
public record ClientDesks(
        Database database,
        InstantSource clock,
        Clients clients,
        Tickets tickets,
        Acknowledgements acknowledgements,
        Conversations conversations,
        Approvals approvals,
        Covers covers,
        Examples examples,
        BlobStore blobs,
        RequestKeys keys) {

    /// @param network where their browser is
    public ClientDesk of(PortalUser user, String network) {
        return new ContactDesk(this, user, network, new RequestStore(user), new Files(blobs));
    }
}
