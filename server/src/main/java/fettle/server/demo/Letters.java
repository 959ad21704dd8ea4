package fettle.server.demo;

import fettle.server.demo.cast.Cast;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.BiConsumer;

/// Real mails of the last hours, through the same door as everybody's: known people, strangers, machines, a twin.
final class Letters {

    private static final DateTimeFormatter DATE = DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ENGLISH);

    private final Agenda agenda;
    private final Instant now;
    private final BiConsumer<String, String> post;

    /// @param post takes the envelope's sender and the raw mail
    Letters(Agenda agenda, Instant now, BiConsumer<String, String> post) {
        this.agenda = agenda;
        this.now = now;
        this.post = post;
    }

    void prepare() {
        ago(
                190,
                "lottie.webb@fernhill.example",
                "Lottie Webb",
                "Card terminal will not pair after update",
                "The card terminal at reception shows PAIRING since the update this morning. We take cash only.\n\nLottie",
                "");
        ago(
                170,
                "celia.mort@larkspur.example",
                "Celia Mort",
                "Cannot find the archive folder",
                "The archive folder for 2024 is not where it was. Compliance asks for two letters out of it.\n\nCelia",
                "");
        ago(
                150,
                "backup@gantry.example",
                "Backup",
                "Backup OK: GE-FS01",
                "Job GE-FS01-DAILY finished: 412 GB, 0 errors.",
                "Auto-Submitted: auto-generated\r\n");
        lately();
    }

    private void lately() {
        ago(
                97,
                "temp.nurse7@webmail.example",
                "",
                "login for rota??",
                "hi i start at rosewood house tonight and have no login for the rota. can you send it",
                "");
        ago(
                61,
                "accounts@iron-bridgefoods.example",
                "Ironbridge Accounts",
                "Updated bank details",
                "Please use the new bank details in the attached letter for all payments from today.",
                "");
        ago(
                43,
                "yuki.mori@larkspur.example",
                "Yuki Mori",
                "Second phone for the meeting room",
                "Could the small meeting room have a phone of its own? People carry one over from the kitchen.\n\nYuki",
                "");
        ago(
                42,
                "yuki.mori@larkspur.example",
                "Yuki Mori",
                "Second phone for the meeting room",
                "Could the small meeting room have a phone of its own? People carry one over from the kitchen.\n\nYuki",
                "");
        ago(
                17,
                "anya.petrova@brightwater.example",
                "Anya Petrova",
                "Repairs calendar shows last week",
                "The repairs calendar shows last week whatever I click. Tenants ring and we cannot say when anybody comes.\n\nAnya",
                "");
    }

    private void ago(int minutes, String from, String name, String subject, String text, String moreFields) {
        String id = Integer.toHexString((from + subject).hashCode()) + "." + now.getEpochSecond();
        String raw = "From: " + (name.isEmpty() ? from : name + " <" + from + ">") + "\r\nTo: " + Cast.SUPPORT
                + "\r\nDate: " + DATE.format(now.minus(Duration.ofHours(4)).atOffset(ZoneOffset.UTC)) + "\r\nSubject: "
                + subject + "\r\nMessage-ID: <" + id + "@" + from.substring(from.indexOf('@') + 1) + ">\r\n"
                + moreFields
                + "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" + text.replace("\n", "\r\n")
                + "\r\n";
        agenda.at(now.minus(Duration.ofMinutes(minutes)), () -> post.accept(from, raw));
    }
}
