package fettle.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import org.apache.commons.fileupload2.core.DiskFileItem;

/// A file that came with a form, until the form is closed.
public final class UploadedFile {

    private static final System.Logger LOG = System.getLogger(UploadedFile.class.getName());
    private static final int LONGEST_NAME = 200;

    private final DiskFileItem item;

    UploadedFile(DiskFileItem item) {
        this.item = item;
    }

    /// The sender's name for it, fit to be shown: never a path to open.
    public String name() {
        String sent = item.getName();
        String last = Clean.line(sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1));
        return last.length() > LONGEST_NAME ? last.substring(last.length() - LONGEST_NAME) : last;
    }

    /// What the sender says that it is.
    public String type() {
        String type = item.getContentType();
        return type == null ? "application/octet-stream" : Clean.line(type);
    }

    public long size() {
        return item.getSize();
    }

    public InputStream open() {
        try {
            return item.getInputStream();
        } catch (IOException e) {
            throw new UncheckedIOException("An uploaded file is gone", e);
        }
    }

    void delete() {
        try {
            item.delete();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "An uploaded file stays in its folder until the next start", e);
        }
    }
}
