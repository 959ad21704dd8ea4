package fettle.server.mail.body;

import fettle.server.mail.calendar.Invitation;
import fettle.server.mail.mime.Limits;
import fettle.server.mail.mime.MailNote;
import fettle.server.mail.mime.MimePart;
import fettle.server.mail.reply.QuoteMark;
import fettle.server.mail.text.HtmlText;
import fettle.server.mail.text.SafeText;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Tells apart what of a message is its text and what are its files, as a mail program shows them.
public final class BodyReader {

    /// How deep mails may be packed in mails.
    private static final int DEEPEST_PACKED = 3;

    private final Set<MailNote> notes;
    private final TextReader texts;
    private final FileCollector files;
    private final Limits limits;
    /// What a packed file says, for a message that says nothing else.
    private Optional<Stretch> spare = Optional.empty();

    private int packedDepth;

    /// A stretch of the body, as text and, if the sender gave it so, as HTML.
    private record Stretch(String text, Optional<String> html) {

        String asHtml() {
            return html.orElseGet(() -> HtmlText.escaped(QuoteMark.without(text)));
        }
    }

    public BodyReader(Limits limits, Set<MailNote> notes) {
        this(limits, notes, 0);
    }

    private BodyReader(Limits limits, Set<MailNote> notes, int packedDepth) {
        this.notes = notes;
        this.packedDepth = packedDepth;
        this.limits = limits;
        this.files = new FileCollector(limits.files(), notes);
        this.texts = new TextReader(limits, notes, files);
    }

    public MailBody read(MimePart root) {
        List<Stretch> stretches = new ArrayList<>(
                Packed.isMail(only(root)) && packedDepth < DEEPEST_PACKED ? enclosed(only(root)) : read(root, true));
        if (stretches.stream().allMatch(one -> one.text().isBlank())) {
            spare.ifPresent(stretches::add);
        }
        String text = stretches.stream()
                .map(Stretch::text)
                .filter(one -> !one.isBlank())
                .collect(Collectors.joining("\n\n"));
        boolean anyHtml = stretches.stream().anyMatch(one -> one.html().isPresent());
        List<String> html = anyHtml ? stretches.stream().map(Stretch::asHtml).toList() : List.of();
        return new MailBody(text, html, files.all(html), files.hasCalendar());
    }

    /// What a message consists of.
    private static MimePart only(MimePart root) {
        MimePart only = root;
        while (only.parts().size() == 1) {
            only = only.parts().getFirst();
        }
        return only;
    }

    /// A message that is nothing but another one says what that says; whose words they are tells its file.
    private List<Stretch> enclosed(MimePart mail) {
        files.add(mail);
        return Packed.mail(mail, limits).stream()
                .map(inner -> new BodyReader(limits, notes, packedDepth + 1).read(inner))
                .map(body -> new Stretch(body.text(), joined(body.html())))
                .toList();
    }

    private static Optional<String> joined(List<String> html) {
        return html.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", html));
    }

    /// @param isText whether the part is text even if it has a name, as a whole message or one form of it
    private List<Stretch> read(MimePart part, boolean isText) {
        note(part);
        if (part.is("multipart/alternative") && part.hasParts()) {
            return alternative(part);
        }
        if (Packed.isPacked(part) && packedDepth < DEEPEST_PACKED) {
            return packed(part);
        }
        if (part.hasParts()) {
            List<Stretch> all = new ArrayList<>();
            part.parts().forEach(inner -> all.addAll(read(inner, false)));
            return all;
        }
        return leaf(part, isText);
    }

    private void note(MimePart part) {
        String kind = part.typeParameter("smime-type").orElse("");
        boolean signed = part.is("multipart/signed") || part.is("application/pgp-signature");
        if (signed || kind.equals("signed-data")) {
            notes.add(MailNote.SIGNED);
        }
        boolean encrypted = part.is("multipart/encrypted") || part.is("application/pgp-encrypted");
        if (encrypted || kind.endsWith("enveloped-data")) {
            notes.add(MailNote.ENCRYPTED);
        }
    }

    /// One content in several forms: the last HTML is shown, and the last plain text read, unless it only
    /// excuses itself.
    private List<Stretch> alternative(MimePart part) {
        String plain = "";
        String fromHtml = "";
        List<String> html = new ArrayList<>();
        for (MimePart inner : part.parts()) {
            List<Stretch> stretches = inner.is("text/x-amp-html") ? List.of() : read(inner, true);
            String text = stretches.stream().map(Stretch::text).collect(Collectors.joining("\n\n"));
            if (stretches.stream().anyMatch(one -> one.html().isPresent())) {
                fromHtml = text;
                html = stretches.stream().map(Stretch::asHtml).toList();
            } else if (!text.isBlank() && (plain.isBlank() || !inner.is("text/enriched"))) {
                plain = text;
            }
        }
        String text = Excuse.is(plain, fromHtml) ? fromHtml : plain;
        Optional<String> shown = joined(html);
        return text.isBlank() && shown.isEmpty() ? List.of() : List.of(new Stretch(text, shown));
    }

    /// An invitation without a mail around it says at least what it is about.
    private void describe(MimePart part) {
        if (part.is("text/calendar") && spare.isEmpty()) {
            spare = Invitation.read(Packed.bytes(part), ZoneOffset.UTC).stream()
                    .map(one -> one.description().isBlank() ? one.summary() : one.description())
                    .filter(words -> !words.isBlank())
                    .findFirst()
                    .map(words -> new Stretch(words, Optional.empty()));
        }
    }

    /// The files that stand in another come before it; its words count where no others are.
    private List<Stretch> packed(MimePart part) {
        switch (Packed.in(part, limits)) {
            case Packed.Mail(var tnef) -> {
                tnef.files().forEach(files::add);
                files.add(part);
                spare = spare.isPresent() ? spare : Packed.body(tnef).map(this::stretch);
                return List.of();
            }
            case Packed.Signed(var inner) -> {
                notes.add(MailNote.SIGNED);
                packedDepth++;
                List<Stretch> stretches = read(inner, true);
                packedDepth--;
                files.add(part);
                return stretches;
            }
            case Packed.Encrypted _ -> notes.add(MailNote.ENCRYPTED);
            case Packed.Nothing _ -> {}
        }
        files.add(part);
        return List.of();
    }

    private Stretch stretch(Packed.Body body) {
        return new Stretch(SafeText.lines(body.text()), body.html().map(SafeText::lines));
    }

    private List<Stretch> leaf(MimePart part, boolean isText) {
        boolean readable = part.isMultipart() || (part.isText() && !FileCollector.isFileThoughText(part));
        boolean isFile = part.isAttachment() || (part.fileName().isPresent() && !isText);
        if (!readable || isFile) {
            files.add(part);
            describe(part);
            return List.of();
        }
        if (part.is("text/html")) {
            String html = texts.html(part);
            return List.of(new Stretch(HtmlText.marked(html), Optional.of(html)));
        }
        return List.of(new Stretch(texts.plain(part), Optional.empty()));
    }
}
