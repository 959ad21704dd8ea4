package fettle.server.mail.body;

import java.util.List;

/// What the parts of a message come to: text, HTML and files.
///
/// @param text with a `QuoteMark` where the HTML told that a quotation begins or ends
public record MailBody(String text, List<String> html, List<InboundFile> files, boolean calendar) {}
