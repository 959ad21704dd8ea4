package fettle.server.mail.imap;

import static java.nio.charset.StandardCharsets.UTF_8;

import fettle.server.setting.TestCertificate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Debian's dovecot-imapd with a configuration, mails and ports of a test's own, on loopback.
public final class Dovecot implements AutoCloseable {

    public static final String PASSWORD = "s3cret";

    private static final Path PROGRAM = Path.of("/usr/sbin/dovecot");

    private final Path folder;
    private final Path configuration;
    private final int clear = freePort();
    private final int secure = freePort();
    private int delivered;

    /// @param folder where it keeps everything
    /// @param certificate what it shows
    public Dovecot(Path folder, TestCertificate certificate) throws IOException {
        this.folder = folder;
        this.configuration = folder.resolve("dovecot.conf");
        Files.createDirectories(mails().resolve("new"));
        Files.createDirectories(mails().resolve("cur"));
        Files.createDirectories(mails().resolve("tmp"));
        Files.writeString(configuration, configuration(certificate));
        if (isRoot()) {
            // Mails belong to nobody, who must get to them through the test's own folder.
            run("chmod", "711", folder.getParent().toString(), folder.toString());
            run("chown", "-R", "nobody:nogroup", mails().toString());
        }
        start();
    }

    public static boolean isInstalled() {
        return Files.isExecutable(PROGRAM) && Files.isExecutable(Path.of("/usr/lib/dovecot/imap"));
    }

    public int clearPort() {
        return clear;
    }

    public int securePort() {
        return secure;
    }

    public void deliver(String raw) throws IOException {
        String name = "1763800000.M" + ++delivered + "P1.test";
        Path written = mails().resolve("tmp").resolve(name);
        Files.writeString(written, raw, UTF_8);
        if (isRoot()) {
            run("chown", "nobody:nogroup", written.toString());
        }
        Files.move(written, mails().resolve("new").resolve(name));
    }

    public void addFolder(String name) throws IOException {
        Files.createDirectories(mails().resolve("." + name).resolve("new"));
        Files.createDirectories(mails().resolve("." + name).resolve("cur"));
        Files.createDirectories(mails().resolve("." + name).resolve("tmp"));
        if (isRoot()) {
            run("chown", "-R", "nobody:nogroup", mails().resolve("." + name).toString());
        }
    }

    /// How many mails of a folder, the inbox by `""`, are so by the flags in their file's name.
    public long count(String name, Predicate<String> flags) throws IOException {
        Path box = name.isEmpty() ? mails() : mails().resolve("." + name);
        try (Stream<Path> fresh = Files.list(box.resolve("new"));
                Stream<Path> seen = Files.list(box.resolve("cur"))) {
            return Stream.concat(fresh, seen)
                    .map(file -> file.getFileName().toString())
                    .filter(file -> flags.test(file.replaceAll(".*:2,", "")))
                    .count();
        }
    }

    public void start() throws IOException {
        run(PROGRAM.toString(), "-c", configuration.toString());
        for (int round = 0; round < 200; round++) {
            try (var socket = new Socket(InetAddress.getLoopbackAddress(), clear)) {
                if (socket.isConnected()) {
                    return;
                }
            } catch (IOException _) {
                pause();
            }
        }
        throw new IOException("dovecot does not answer: " + Files.readString(folder.resolve("log")));
    }

    /// Ends it at once, and every connection with it.
    public void stop() {
        run(PROGRAM.toString(), "-c", configuration.toString(), "stop");
    }

    /// Has it give other numbers to its mails, as when they are restored from a copy.
    public void forgetNumbers() throws IOException {
        try (Stream<Path> files = Files.list(mails())) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (name.startsWith("dovecot-uid") || name.startsWith("dovecot.index")) {
                    Files.delete(file);
                }
            }
        }
    }

    @Override
    public void close() {
        stop();
    }

    private Path mails() {
        return folder.resolve("mails");
    }

    private String configuration(TestCertificate certificate) {
        String mailUser = isRoot() ? "uid=65534 gid=65534" : "uid=" + id("-u") + " gid=" + id("-g");
        String ownUser = isRoot()
                ? ""
                : "default_internal_user = " + id("-un") + "\ndefault_login_user = " + id("-un")
                        + "\ndefault_internal_group = " + id("-gn") + "\n";
        return """
                base_dir = %1$s/run
                state_dir = %1$s/state
                log_path = %1$s/log
                protocols = imap
                listen = 127.0.0.1
                ssl = yes
                ssl_cert = <%2$s
                ssl_key = <%3$s
                disable_plaintext_auth = no
                auth_mechanisms = plain login
                mail_location = maildir:%1$s/mails
                maildir_very_dirty_syncs = no
                mailbox_idle_check_interval = 1 secs
                first_valid_uid = 1
                %6$spassdb {
                  driver = static
                  args = password=%7$s
                }
                userdb {
                  driver = static
                  args = %8$s home=%1$s/mails
                }
                namespace inbox {
                  inbox = yes
                  separator = /
                }
                service imap-login {
                  chroot =
                  inet_listener imap {
                    port = %4$d
                  }
                  inet_listener imaps {
                    port = %5$d
                    ssl = yes
                  }
                }
                service anvil {
                  chroot =
                }
                """.formatted(
                        folder, certificate.chain(), certificate.key(), clear, secure, ownUser, PASSWORD, mailUser);
    }

    private static boolean isRoot() {
        return id("-u").equals("0");
    }

    private static String id(String what) {
        try {
            Process process = new ProcessBuilder("id", what).start();
            return new String(process.getInputStream().readAllBytes(), UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void run(String... command) {
        try {
            Process process = new ProcessBuilder(List.of(command))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException(String.join(" ", command) + " does not end");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
