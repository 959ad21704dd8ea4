package fettle.server.intake.sort;

import fettle.server.intake.InboundMail;
import fettle.server.intake.mailbox.Mailboxes;
import fettle.server.mail.InboundEmail;
import fettle.server.mail.address.Address;
import fettle.server.mail.mime.MailNote;
import fettle.server.ticket.Ticket.Identity;
import fettle.server.ticket.conversation.NewEntry;
import fettle.web.text.Texts;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Makes what is kept on a ticket of a mail: its words and files, and above them what their reader should know.
final class Entries {

    private static final int MOST_NAMED = 5;
    private static final int LONGEST_NOTICE = 500;

    private final Mailboxes mailboxes;
    private final Texts texts;

    Entries(Mailboxes mailboxes, Texts texts) {
        this.mailboxes = mailboxes;
        this.texts = texts;
    }

    /// The first entry of a ticket: never shortened, because what it quotes may be its content.
    NewEntry first(InboundMail mail, Letter letter, Sender sender) {
        return entry(mail, letter, sender, letter.email().text());
    }

    /// A later one, which shows only what is new in it; when nothing is, all of it.
    NewEntry later(InboundMail mail, Letter letter, Sender sender) {
        String visible = letter.email().visibleText();
        return entry(mail, letter, sender, visible.isBlank() ? letter.email().text() : visible);
    }

    /// A later one that takes nothing up again: its reader may think otherwise.
    ///
    /// @param why the key of the sentence that says why
    NewEntry settled(InboundMail mail, Letter letter, Sender sender, String why) {
        NewEntry entry = later(mail, letter, sender);
        String words = texts.with(why);
        return entry.noticed(entry.notice().map(other -> other + " " + words).orElse(words));
    }

    String subject(String subject) {
        return subject.isBlank() ? texts.with("intake.no-subject") : subject;
    }

    private NewEntry entry(InboundMail mail, Letter letter, Sender sender, String visible) {
        return new NewEntry(
                letter.email().text(),
                visible,
                letter.html(),
                Optional.of(mail.rawSha256()),
                letter.email().messageId(),
                letter.files(),
                notice(letter.email(), sender),
                others(letter.email()));
    }

    private Optional<String> notice(InboundEmail email, Sender sender) {
        String all = Stream.of(
                        passedOn(sender),
                        doubt(sender),
                        replyTo(email, sender),
                        alsoAddressed(email),
                        secured(email),
                        cut(email))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" "));
        return Optional.of(all.length() <= LONGEST_NOTICE ? all : all.substring(0, LONGEST_NOTICE))
                .filter(words -> !words.isEmpty());
    }

    private Optional<String> passedOn(Sender sender) {
        return sender.passedOnBy().map(name -> texts.with("intake.notice.forwarded", name));
    }

    private Optional<String> doubt(Sender sender) {
        if (sender.identity() == Identity.FAILED) {
            return Optional.of(texts.with("intake.notice.failed", sender.shownAddress()));
        }
        return sender.identity() == Identity.UNKNOWN
                ? Optional.of(texts.with("intake.notice.unknown", sender.shownAddress()))
                : Optional.empty();
    }

    /// Ours go to the address on file; somebody may be trying to draw them elsewhere.
    private Optional<String> replyTo(InboundEmail email, Sender sender) {
        return email.replyTo().stream()
                .map(Address::address)
                .filter(address -> !address.equals(sender.shownAddress()))
                .findFirst()
                .map(address -> texts.with("intake.notice.reply-to", address));
    }

    /// Nobody becomes part of a ticket by standing in a header; a technician sees who was named.
    private Optional<String> alsoAddressed(InboundEmail email) {
        List<String> others = others(email);
        String named = String.join(", ", others.subList(0, Math.min(MOST_NAMED, others.size())));
        if (others.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                others.size() <= MOST_NAMED
                        ? texts.with("intake.notice.also-to", named)
                        : texts.with("intake.notice.also-to-more", named, others.size() - MOST_NAMED));
    }

    private List<String> others(InboundEmail email) {
        return Stream.concat(email.to().stream(), email.cc().stream())
                .map(Address::address)
                .filter(address -> mailboxes.ofAddress(address).isEmpty())
                .distinct()
                .toList();
    }

    /// A signature is not verified, so it is no more than said; what is encrypted would look like an empty mail.
    private Optional<String> secured(InboundEmail email) {
        if (email.notes().contains(MailNote.ENCRYPTED)) {
            return Optional.of(texts.with("intake.notice.encrypted"));
        }
        return email.notes().contains(MailNote.SIGNED)
                ? Optional.of(texts.with("intake.notice.signed"))
                : Optional.empty();
    }

    private Optional<String> cut(InboundEmail email) {
        return email.notes().stream().anyMatch(MailNote::isCut)
                ? Optional.of(texts.with("intake.notice.cut"))
                : Optional.empty();
    }
}
