package fettle.server.mail.body;

import java.util.List;

/// What the parts of a message come to: text, HTML and files.
public record MailBody(String text, List<String> html, List<InboundFile> files, boolean calendar) {}
