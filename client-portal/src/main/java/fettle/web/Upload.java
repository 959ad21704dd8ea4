package fettle.web;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.commons.fileupload2.core.AbstractFileUpload;
import org.apache.commons.fileupload2.core.AbstractRequestContext;
import org.apache.commons.fileupload2.core.DiskFileItem;
import org.apache.commons.fileupload2.core.DiskFileItemFactory;
import org.apache.commons.fileupload2.core.FileItemInputIterator;
import org.apache.commons.fileupload2.core.FileUploadException;

/// A form with files: parts over 64 kB go to disk, and every limit is checked while the bytes arrive. Whoever takes
/// the parts deletes them; after a failure nothing is left. A part's file name is the sender's word, path and all.
final class Upload extends AbstractFileUpload<ServerRequest, DiskFileItem, DiskFileItemFactory> {

    static final int MOST_PARTS = 100;
    static final long MOST_BYTES_A_FILE = 25_000_000;

    Upload(Path folder) {
        setFileItemFactory(DiskFileItemFactory.builder()
                .setPath(folder)
                .setThreshold(64 * 1024)
                .get());
        setHeaderCharset(StandardCharsets.UTF_8);
        setMaxFileCount(MOST_PARTS);
        setMaxFileSize(MOST_BYTES_A_FILE);
        setMaxSize(Uploads.MOST_BYTES);
        setMaxPartHeaderSize(2_000);
    }

    @Override
    public List<DiskFileItem> parseRequest(ServerRequest request) throws FileUploadException {
        return parseRequest(new Body(request));
    }

    @Override
    public Map<String, List<DiskFileItem>> parseParameterMap(ServerRequest request) throws FileUploadException {
        return parseParameterMap(new Body(request));
    }

    @Override
    public FileItemInputIterator getItemIterator(ServerRequest request) throws IOException {
        return getItemIterator(new Body(request));
    }

    private static final class Body extends AbstractRequestContext<ServerRequest> {

        Body(ServerRequest request) {
            super(name -> request.headers().value(HeaderNames.create(name)).orElse(null), () -> -1, request);
        }

        @Override
        public String getCharacterEncoding() {
            return "UTF-8";
        }

        @Override
        public String getContentType() {
            return getRequest().headers().value(HeaderNames.CONTENT_TYPE).orElse("");
        }

        @Override
        public InputStream getInputStream() {
            return getRequest().content().inputStream();
        }
    }
}
