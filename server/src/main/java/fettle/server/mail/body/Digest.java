package fettle.server.mail.body;

import fettle.server.mail.mime.ScanInterrupted;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The size and SHA-256 of a stream, read a piece at a time.
public record Digest(long size, String sha256) {

    public static Digest of(InputStream content) {
        MessageDigest digest = newSha256();
        byte[] piece = new byte[16_384];
        long size = 0;
        try (content) {
            for (int count = content.read(piece); count >= 0; count = content.read(piece)) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new ScanInterrupted();
                }
                digest.update(piece, 0, count);
                size += count;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Reading a part of a message failed", e);
        }
        return new Digest(size, HexFormat.of().formatHex(digest.digest()));
    }

    public static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
