package fettle.server.mail;

import fettle.server.mail.address.Address;
import fettle.server.mail.address.AddressList;
import fettle.server.mail.address.FromAddress;
import fettle.server.mail.body.BodyReader;
import fettle.server.mail.body.MailBody;
import fettle.server.mail.encoding.EncodedWords;
import fettle.server.mail.mime.Headers;
import fettle.server.mail.mime.Limits;
import fettle.server.mail.mime.MailNote;
import fettle.server.mail.mime.MimePart;
import fettle.server.mail.mime.Scan;
import fettle.server.mail.reply.QuoteMark;
import fettle.server.mail.reply.ReplyText;
import fettle.server.mail.text.SafeText;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Makes an `InboundEmail` of a scanned message. Nothing that stands in a message makes it throw; what is
/// broken is guessed or shown as it is, with a note.
public final class EmailParser {

    private static final int LONGEST_SUBJECT_RAW = 8_192;
    private static final int LONGEST_SUBJECT = 1_000;

    private final String mailHost;
    private final Limits limits;

    /// @param mailHost our mail host, by which our own mails are known when they come back
    public EmailParser(String mailHost, Limits limits) {
        this.mailHost = mailHost;
        this.limits = limits;
    }

    public InboundEmail parse(Scan scan) {
        Set<MailNote> notes = EnumSet.noneOf(MailNote.class);
        switch (scan) {
            case Scan.Fine _ -> {}
            case Scan.Cut cut -> notes.addAll(cut.cuts());
            case Scan.Refused _ -> {}
        }
        return email(scan.root(), notes);
    }

    private InboundEmail email(MimePart root, Set<MailNote> notes) {
        Headers headers = root.headers();
        MailBody body = new BodyReader(limits, notes).read(root);
        FromAddress from = from(headers, notes);
        String subject = subject(headers, notes);
        return new InboundEmail(
                IdList.all(headers.all("Message-ID")),
                IdList.all(headers.all("In-Reply-To")),
                IdList.all(headers.all("References")),
                from,
                addresses(headers, "Sender", notes).stream().findFirst(),
                headers.first("Return-Path").map(SafeText::line),
                addresses(headers, "Reply-To", notes),
                addresses(headers, "To", notes),
                addresses(headers, "Cc", notes),
                subject,
                MailDate.read(headers.first("Date"), notes),
                QuoteMark.without(body.text()),
                ReplyText.of(body.text(), ForwardedSubject.is(subject)).visible(),
                body.html(),
                body.files(),
                new AutomaticMail(mailHost).judge(root, from),
                headers.checked("Authentication-Results"),
                headers.all("Received"),
                body.calendar(),
                Collections.unmodifiableSet(notes),
                headers);
    }

    private static FromAddress from(Headers headers, Set<MailNote> notes) {
        FromAddress from = FromAddress.of(headers);
        switch (from) {
            case FromAddress.One _ -> {}
            case FromAddress.Several _ -> notes.add(MailNote.SEVERAL_FROM);
            case FromAddress.Malformed _ -> notes.add(MailNote.BROKEN_FROM);
            case FromAddress.Missing _ -> notes.add(MailNote.NO_FROM);
        }
        return from;
    }

    private List<Address> addresses(Headers headers, String name, Set<MailNote> notes) {
        List<Address> found = AddressList.parse(headers.all(name), limits.addresses());
        if (found.size() <= limits.addresses()) {
            return List.copyOf(found);
        }
        notes.add(MailNote.CUT_ADDRESSES);
        return List.copyOf(found.subList(0, limits.addresses()));
    }

    private String subject(Headers headers, Set<MailNote> notes) {
        List<String> subjects = headers.all("Subject");
        if (subjects.size() > 1) {
            notes.add(MailNote.SEVERAL_SUBJECTS);
        }
        String raw = Optional.of(subjects)
                .filter(all -> !all.isEmpty())
                .map(List::getFirst)
                .orElse("");
        String readable = raw.length() > LONGEST_SUBJECT_RAW ? raw.substring(0, LONGEST_SUBJECT_RAW) : raw;
        String subject = SafeText.line(EncodedWords.decode(readable, limits.encodedWords()));
        if (subject.length() <= LONGEST_SUBJECT && readable.length() == raw.length()) {
            return subject;
        }
        notes.add(MailNote.CUT_FIELD);
        return SafeText.wellFormed(subject.substring(0, Math.min(subject.length(), LONGEST_SUBJECT)));
    }
}
