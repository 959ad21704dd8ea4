package fettle.server.intake.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.server.mail.imap.ImapPeer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What waited on a mail server during an outage (F15): one sender's thousands do not delay another's ten.
class BacklogTest {

    private static final int FLOOD = 260;

    @TempDir
    Path folder;

    private final List<Long> fetched = new CopyOnWriteArrayList<>();
    private ImapPeer peer;
    private FetchingDesk desk;

    @BeforeEach
    void open() throws IOException {
        peer = new ImapPeer();
        desk = new FetchingDesk(folder);
        for (int mail = 0; mail < FLOOD; mail++) {
            peer.deliver(FetchFaultsTest.mail("flood " + mail));
        }
        for (int mail = 0; mail < 10; mail++) {
            peer.deliver(FetchFaultsTest.mail("other " + mail).replace("ann@acme", "bob@globex"));
        }
        peer.around(
                command -> {
                    if (command.matches("UID FETCH [0-9]+ \\(UID BODY\\.PEEK\\[]\\)")) {
                        fetched.add(Long.valueOf(command.split(" ", 4)[2]));
                    }
                },
                _ -> {});
    }

    @AfterEach
    void close() throws IOException {
        desk.close();
        peer.close();
    }

    @Test
    void isFetchedSendersByTurns() throws Exception {
        Mailbox mailbox = desk.mailbox(peer);

        desk.start().untilDecided(mailbox, FLOOD + 10);

        assertThat(fetched).hasSize(FLOOD + 10).doesNotHaveDuplicates();
        assertThat(fetched.subList(0, 50)).contains(FLOOD + 1L, FLOOD + 10L);
        assertThat(fetched.stream().filter(uid -> uid <= FLOOD))
                .as("each as they came")
                .isSorted();
        desk.everyMailIsOneThing(mailbox, FLOOD + 10);
    }

    @Test
    void goesOnWhereItWasCutAndFetchesNothingTwice() throws Exception {
        var whole = new AtomicBoolean(true);
        peer.beforeBody(_ -> {
            if (fetched.size() == 40 && whole.getAndSet(false)) {
                peer.cutAll();
            }
        });
        Mailbox mailbox = desk.mailbox(peer);

        desk.start().untilDecided(mailbox, FLOOD + 10);

        assertThat(fetched).hasSizeLessThanOrEqualTo(FLOOD + 11);
        desk.everyMailIsOneThing(mailbox, FLOOD + 10);
        assertThat(desk.count(mailbox, "OPENED")).isEqualTo(FLOOD + 10);
    }

    @Test
    void takesWhatComesMeanwhile() throws Exception {
        var quiet = new AtomicBoolean(true);
        peer.beforeBody(_ -> {
            if (fetched.size() == 100 && quiet.getAndSet(false)) {
                peer.deliver(FetchFaultsTest.mail("meanwhile"));
            }
        });
        Mailbox mailbox = desk.mailbox(peer);

        desk.start().untilDecided(mailbox, FLOOD + 11);

        desk.everyMailIsOneThing(mailbox, FLOOD + 11);
    }
}
