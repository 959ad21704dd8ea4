package fettle.server.mail;

import fettle.server.mail.address.Address;
import fettle.server.mail.address.AddressList;
import fettle.server.mail.mime.Headers;
import fettle.server.mail.mime.MimePart;
import fettle.server.mail.text.SafeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads the reports that mail servers and programs send about mails of ours.
final class MailReport {

    private static final int MOST_RECIPIENTS = 100;
    private static final int LONGEST_SENTENCE = 400;
    private static final Pattern TYPE = Pattern.compile("^\\s*[A-Za-z0-9-]{1,40}\\s*;\\s*");

    private MailReport() {}

    /// The report in a message.
    ///
    /// @param fromAProgram whether the sender is a program by its header or name: others may pass reports on,
    /// but their mails are no reports unless they are made as such
    static Optional<Automatic> in(MimePart root, boolean fromAProgram) {
        return root.is("multipart/report") || fromAProgram
                ? read(root)
                : failedRecipients(root.headers(), Optional.empty());
    }

    private static Optional<Automatic> read(MimePart root) {
        Optional<String> original = originalMessageId(root);
        Optional<MimePart> delivery =
                find(root, "message/delivery-status").or(() -> find(root, "message/global-delivery-status"));
        if (delivery.isPresent()) {
            return Optional.of(new Automatic.Bounce(original, deliveries(delivery.get())));
        }
        Optional<MimePart> receipt = find(root, "message/disposition-notification");
        if (receipt.isPresent()) {
            Optional<String> named = id(receipt.get().contentHeaders(), "Original-Message-ID");
            return Optional.of(new Automatic.ReadReceipt(named.or(() -> original)));
        }
        if (find(root, "message/feedback-report").isPresent()) {
            return Optional.of(new Automatic.AbuseReport(original));
        }
        return failedRecipients(root.headers(), original);
    }

    private static Optional<MimePart> find(MimePart part, String type) {
        if (part.is(type)) {
            return Optional.of(part);
        }
        return part.parts().stream()
                .flatMap(inner -> find(inner, type).stream())
                .findFirst();
    }

    private static Optional<String> originalMessageId(MimePart root) {
        return root.isMultipart()
                ? find(root, "text/rfc822-headers")
                        .or(() -> find(root, "message/rfc822"))
                        .or(() -> find(root, "message/global"))
                        .flatMap(original -> id(original.contentHeaders(), "Message-ID"))
                : Optional.empty();
    }

    private static Optional<String> id(Headers headers, String name) {
        return IdList.all(headers.all(name)).stream().findFirst();
    }

    private static List<Automatic.Delivery> deliveries(MimePart status) {
        List<Automatic.Delivery> deliveries = new ArrayList<>();
        for (Headers block : status.contentBlocks(MOST_RECIPIENTS + 1)) {
            Optional<String> meant = recipient(block, "Original-Recipient");
            recipient(block, "Final-Recipient")
                    .or(() -> meant)
                    .ifPresent(recipient -> deliveries.add(new Automatic.Delivery(
                            recipient,
                            meant.filter(other -> !other.equals(recipient)),
                            word(block, "Action"),
                            word(block, "Status"),
                            said(block))));
        }
        return List.copyOf(deliveries);
    }

    private static Optional<String> recipient(Headers block, String name) {
        return block.first(name).flatMap(MailReport::recipient);
    }

    /// `rfc822; ann@acme.example`, or an address alone.
    private static Optional<String> recipient(String field) {
        String written = field.substring(field.indexOf(';') + 1);
        return AddressList.parse(List.of(written), 1).stream()
                .map(Address::address)
                .findFirst();
    }

    private static String word(Headers block, String name) {
        String value = block.first(name).orElse("").strip();
        int end = 0;
        while (end < value.length() && end < 40 && value.charAt(end) > ' ' && value.charAt(end) != '(') {
            end++;
        }
        return value.substring(0, end).toLowerCase(Locale.ROOT);
    }

    /// `smtp; 550 5.1.1 No such user`, or the sentence alone.
    private static String said(Headers block) {
        String written = block.first("Diagnostic-Code").orElse("");
        String typed = TYPE.matcher(written).replaceFirst("");
        String line = SafeText.line(typed.substring(0, Math.min(typed.length(), 4 * LONGEST_SENTENCE)));
        return SafeText.wellFormed(line.substring(0, Math.min(line.length(), LONGEST_SENTENCE)));
    }

    /// Exim tells the recipients in a field and writes the rest for people.
    private static Optional<Automatic> failedRecipients(Headers headers, Optional<String> original) {
        List<Automatic.Delivery> failed =
                AddressList.parse(headers.all("X-Failed-Recipients"), MOST_RECIPIENTS).stream()
                        .map(mailbox -> new Automatic.Delivery(mailbox.address(), Optional.empty(), "failed", "", ""))
                        .toList();
        return failed.isEmpty() ? Optional.empty() : Optional.of(new Automatic.Bounce(original, failed));
    }
}
