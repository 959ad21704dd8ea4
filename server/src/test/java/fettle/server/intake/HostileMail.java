package fettle.server.intake;

import fettle.server.ticket.Ticket.Identity;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/// A hostile or odd message, with what its line of the manifest expects.
///
/// @param outcomes what may become of it
/// @param mostMails how many mails may leave because of it
/// @param mustNot expressions that nothing which shows its content may match
record HostileMail(String file, Set<String> outcomes, int mostMails, List<String> mustNot) {

    /// What stands for the tickets and message ids of a scene, in the messages.
    record Scene(long ticketA, long ticketB, String replyId, String noticeId) {

        private String filled(String text) {
            String forged = replyId.replaceFirst("\\.[0-9a-f](?=[0-9a-f]{15}@)", ".x");
            return text.replace("@@SUPPORT@@", MailDesk.SUPPORT)
                    .replace("@@REF@@", "#" + ticketA)
                    .replace("@@REFB@@", "#" + ticketB)
                    .replace("@@REPLYID@@", replyId)
                    .replace("@@NOTIFYID@@", noticeId)
                    .replace("@@FAKEID@@", forged);
        }
    }

    static Stream<HostileMail> manifest() throws IOException {
        return new String(resource("manifest.tsv"), StandardCharsets.UTF_8)
                .lines()
                .skip(1)
                .map(HostileMail::of);
    }

    private static HostileMail of(String line) {
        String[] columns = line.split("\t", -1);
        return new HostileMail(
                columns[0],
                Set.of(columns[2].replace("ANY_OF:", "").split(",")),
                Integer.parseInt(columns[3]),
                Arrays.stream(columns[4].split("\\|\\|\\|"))
                        .filter(pattern -> !pattern.isEmpty())
                        .toList());
    }

    byte[] bytes(Scene scene) throws IOException {
        return scene.filled(new String(resource(file), StandardCharsets.ISO_8859_1))
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    /// The null sender where Return-Path says so, else whoever From names, as far as an envelope can carry it.
    static String envelopeFrom(byte[] raw) {
        String head = new String(raw, StandardCharsets.ISO_8859_1);
        if (head.contains("Return-Path: <>")) {
            return "";
        }
        return head.lines()
                .filter(line -> line.startsWith("From:"))
                .flatMap(line -> Arrays.stream(line.split("[\\s<>,;:\"()]+")))
                .filter(word -> word.matches("[A-Za-z0-9][\\w.+-]*@[a-z0-9.-]+"))
                .findFirst()
                .orElse("somebody@client.test");
    }

    /// The manifest's word for what became of a mail.
    static String word(LedgerEntry entry) {
        return switch (entry.outcome()) {
            case OPENED ->
                entry.identity() == Identity.VERIFIED || entry.identity() == Identity.KNOWN ? "NEW" : "NEW_UNVERIFIED";
            case JOINED -> "JOIN";
            case QUARANTINED -> "QUARANTINE";
            case EVENT, IGNORED, WAITING -> entry.outcome().name();
        };
    }

    @Override
    public String toString() {
        return file;
    }

    private static byte[] resource(String file) throws IOException {
        String path = "/mail/hostile/" + file;
        try (InputStream in = Objects.requireNonNull(HostileMail.class.getResourceAsStream(path), path)) {
            return in.readAllBytes();
        }
    }
}
