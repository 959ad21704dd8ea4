package fettle.portal;

import fettle.web.UploadedFile;
import java.util.List;

/// What a contact writes, with what they attach. Either may be missing, not both.
public record Words(String text, List<UploadedFile> files) {

    public Words {
        files = List.copyOf(files);
    }

    public boolean empty() {
        return text.isBlank() && files.isEmpty();
    }
}
