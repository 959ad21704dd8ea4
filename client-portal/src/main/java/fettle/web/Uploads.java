package fettle.web;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.fileupload2.core.DiskFileItem;
import org.apache.commons.fileupload2.core.FileUploadException;
import org.apache.commons.fileupload2.core.FileUploadFileCountLimitException;
import org.apache.commons.fileupload2.core.FileUploadSizeException;

/// Reads forms that may bring files: `try (Form form = uploads.read(request)) { … }`. Files over 64 kB wait in a
/// folder, which is emptied when the server starts.
public final class Uploads {

    static final long MOST_BYTES = 26_000_000;

    /// Well beyond what any field takes, so that the form can give back what was too long for it.
    private static final int LONGEST_FIELD = 1_000_000;

    private final Path folder;

    private Uploads(Path folder) {
        this.folder = folder;
    }

    public static Uploads in(Path folder) {
        try {
            Files.createDirectories(folder);
            try (Stream<Path> left = Files.list(folder)) {
                for (Path file : left.toList()) {
                    Files.deleteIfExists(file);
                }
            }
            return new Uploads(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("The folder for uploads cannot be used: " + folder, e);
        }
    }

    public Form read(ServerRequest request) {
        if (!Form.isMultipart(request)) {
            return Form.of(request);
        }
        if (request.headers()
                        .value(HeaderNames.CONTENT_LENGTH)
                        .map(Long::parseLong)
                        .orElse(0L)
                > MOST_BYTES) {
            throw new Refusal.TooLarge("form.files-too-large", MOST_BYTES / 1_000_000);
        }
        List<DiskFileItem> parts = parts(request);
        if (parts.isEmpty()) {
            throw new Refusal.Invalid("form.not-a-form");
        }
        return form(parts);
    }

    private List<DiskFileItem> parts(ServerRequest request) {
        try {
            return new Upload(folder).parseRequest(request);
        } catch (FileUploadFileCountLimitException e) {
            throw new Refusal.TooLarge("form.too-many-files", Upload.MOST_PARTS);
        } catch (FileUploadSizeException e) {
            throw new Refusal.TooLarge("form.files-too-large", Upload.MOST_BYTES_A_FILE / 1_000_000);
        } catch (FileUploadException | InvalidPathException e) {
            throw new Refusal.Invalid("form.not-a-form");
        }
    }

    private static Form form(List<DiskFileItem> parts) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        Map<String, List<UploadedFile>> files = new LinkedHashMap<>();
        var form = new Form(fields, files, true);
        try {
            for (DiskFileItem part : parts) {
                if (part.isFormField()) {
                    fields.computeIfAbsent(part.getFieldName(), _ -> new ArrayList<>())
                            .add(text(part));
                } else if (!part.getName().isEmpty()) {
                    files.computeIfAbsent(part.getFieldName(), _ -> new ArrayList<>())
                            .add(new UploadedFile(part));
                }
            }
            return form;
        } catch (RuntimeException refused) {
            parts.forEach(part -> new UploadedFile(part).delete());
            throw refused instanceof InvalidPathException ? new Refusal.Invalid("form.not-a-form") : refused;
        }
    }

    private static String text(DiskFileItem field) {
        if (field.getSize() > LONGEST_FIELD) {
            throw Refusal.Invalid.field(field.getFieldName(), "form.too-long-attach", LONGEST_FIELD, field.getSize());
        }
        try (InputStream in = field.getInputStream()) {
            return Clean.utf8(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("A field of a form is gone", e);
        } finally {
            new UploadedFile(field).delete();
        }
    }
}
