package fettle.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fettle.server.Settings.Protection;
import fettle.server.intake.sort.Forwards;
import fettle.server.setting.TestCertificate;
import fettle.server.setting.Values;
import fettle.server.store.engine.DatabaseAddress;
import fettle.server.store.engine.StartRefused;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

    private static final Map<String, String> NOTHING = Map.of();

    @TempDir
    Path data;

    private Map<String, String> inData = Map.of();

    @BeforeEach
    void nameData() {
        inData = Map.of("store.data", data.toString());
    }

    @Test
    void haveTheseKeysAndDefaults() {
        Values values = Values.of(NOTHING, NOTHING);

        assertThat(values.keys().stream()
                        .map(key -> key + "=" + values.text(key))
                        .collect(Collectors.joining("\n")))
                .isEqualTo("""
                        intake.attempts=3
                        intake.forwards=open
                        intake.least-free=500 MB
                        intake.parse-time=20 s
                        intake.workers=4
                        limits.api-burst=400
                        limits.api-per-second=200
                        limits.connections=4000
                        limits.session-burst=200
                        limits.session-per-second=50
                        limits.visitor-burst=50
                        limits.visitor-per-second=5
                        mail.from-address=
                        mail.from-name=
                        mail.host=localhost
                        mail.late-after=4 h
                        mail.max-size=25 MB
                        mail.only-shown=false
                        mail.relay-host=
                        mail.relay-password=
                        mail.relay-port=587
                        mail.relay-protection=starttls
                        mail.relay-user=
                        mail.trusted-authserv-id=
                        mail.undo-time=10 s
                        provider.name=Support
                        provider.phone=
                        provider.zone=
                        smtp-in.allowed-networks=127.0.0.0/8,::1
                        smtp-in.bind=127.0.0.1
                        smtp-in.certificate=
                        smtp-in.certificate-password=
                        smtp-in.connections=50
                        smtp-in.enabled=true
                        smtp-in.max-size=50 MB
                        smtp-in.port=2525
                        smtp-in.private-key=
                        smtp-in.recipients=100
                        smtp-in.starttls=offered
                        store.data=data
                        store.db-url=
                        store.key-file=
                        store.pool=16
                        web.base-url=
                        web.bind=127.0.0.1
                        web.certificate=
                        web.certificate-password=
                        web.hosts=
                        web.port=8080
                        web.private-key=
                        web.trusted-proxies=""");
    }

    @Test
    void meanThisByDefault() {
        Settings settings = Settings.load(NOTHING, NOTHING);

        assertThat(settings.web().bind().isLoopbackAddress()).isTrue();
        assertThat(settings.web().tls()).isEmpty();
        assertThat(settings.smtpIn().maxBytes()).isEqualTo(50_000_000);
        assertThat(settings.smtpIn().allowedNetworks()).containsExactly("127.0.0.0/8", "::1");
        assertThat(settings.mail().relay()).isEmpty();
        assertThat(settings.mail().fromName()).isEqualTo("Support");
        assertThat(settings.mail().lateAfter()).isEqualTo(Duration.ofHours(4));
        assertThat(settings.mail().fromAddress()).isEqualTo("support@localhost");
        assertThat(settings.store().database()).isInstanceOf(DatabaseAddress.Folder.class);
        assertThat(settings.store().keyFile()).isEqualTo(Path.of("fettle.key").toAbsolutePath());
        assertThat(settings.limits().session()).isEqualTo(new Settings.Rate(50, 200));
        assertThat(settings.intake())
                .isEqualTo(new Settings.Intake(3, Duration.ofSeconds(20), 4, 500_000_000, Forwards.OPEN));
    }

    @Test
    void comeFromTheFlagThenTheEnvironmentThenTheFile() throws IOException {
        write("web: {port: 1001}\nsmtp-in: {port: 1002}\nintake: {attempts: 5}");
        var flags = Map.of("store.data", data.toString(), "web.port", "3001");
        var environment = Map.of("FETTLE_WEB_PORT", "2001", "FETTLE_SMTP_IN_PORT", "2002");

        Settings settings = Settings.load(flags, environment);

        assertThat(settings.web().port()).isEqualTo(3001);
        assertThat(settings.smtpIn().port()).isEqualTo(2002);
        assertThat(settings.intake().attempts()).isEqualTo(5);
    }

    @Test
    void comeFromTheFileThatIsNamed() throws IOException {
        Path file = Files.writeString(data.resolve("other.yaml"), "mail:\n  relay-host: smtp.example.com\n");

        Settings byFlag = Settings.load(Map.of("config", file.toString()), NOTHING);
        Settings byVariable = Settings.load(NOTHING, Map.of("FETTLE_CONFIG", file.toString()));

        assertThat(byFlag.mail().relay().orElseThrow().protection()).isEqualTo(Protection.STARTTLS);
        assertThat(byVariable.mail().relay().orElseThrow().host()).isEqualTo("smtp.example.com");
    }

    @Test
    void takeListsFromFilesAndVariables() throws IOException {
        write("web:\n  hosts:\n    - a.example.com\n    - b.example.com\n");

        assertThat(Settings.load(inData, NOTHING).web().hosts()).containsExactly("a.example.com", "b.example.com");
        assertThat(Settings.load(NOTHING, Map.of("FETTLE_WEB_HOSTS", "c.example.com, d.example.com"))
                        .web()
                        .hosts())
                .isEqualTo(List.of("c.example.com", "d.example.com"));
    }

    @Test
    void nameTheSettingThatDoesNotExist() throws IOException {
        write("web: {prot: 80}");

        assertRefused(() -> Settings.load(inData, NOTHING), "There is no setting web.prot, which was given in " + data);
        assertRefused(() -> Settings.load(Map.of("web.prot", "80"), NOTHING), "no setting web.prot");
        assertRefused(() -> Settings.load(NOTHING, Map.of("FETTLE_WEB_PROT", "80")), "variable FETTLE_WEB_PROT");
    }

    @Test
    void leaveVariablesOfTheLauncherAndOfKubernetesAlone() {
        var others = Map.of(
                "FETTLE_HEAP",
                "512m",
                "FETTLE_PORT",
                "tcp://10.0.0.1:80",
                "FETTLE_SERVICE_HOST",
                "10.0.0.1",
                "HOME",
                "/");

        assertThat(Settings.load(NOTHING, others).web().port()).isEqualTo(8080);
    }

    @ParameterizedTest(name = "{0} is not {1}")
    @CsvSource(textBlock = """
            web.port, eighty
            web.port, 65536
            web.port, -1
            web.port, ''
            web.bind, all.of.them!
            web.bind, 300.1.1.1
            web.base-url, support.example.com
            web.base-url, https://example.com/support
            web.certificate, /no/such/file
            smtp-in.max-size, lots
            smtp-in.max-size, 50 MiB
            smtp-in.max-size, 999999999 GB
            smtp-in.enabled, perhaps
            smtp-in.starttls, sometimes
            mail.relay-protection, ssl
            mail.relay-port, 0
            mail.host, ''
            store.db-url, jdbc:mysql://localhost/fettle
            store.pool, 0
            limits.session-burst, 0
            intake.parse-time, 20
            provider.name, ' '
            provider.zone, Middle/Earth
            """)
    void nameTheSettingThatIsWrong(String key, String wrong) {
        assertRefused(
                () -> Settings.load(Map.of(key, wrong), NOTHING),
                "The setting " + key + " is '" + wrong + "' on the command line");
    }

    @Test
    void nameTheFileThatIsNoYaml() throws IOException {
        write("web: [port");

        assertRefused(() -> Settings.load(inData, NOTHING), "application.yaml are not YAML");
        write("web: {port: 1, port: 2}");
        assertRefused(() -> Settings.load(inData, NOTHING), "duplicate key port");
    }

    @Test
    void makeNoObjectsOfYamlTags() throws IOException {
        write("web: !!java.net.URL [\"http://127.0.0.1/\"]");

        assertRefused(() -> Settings.load(inData, NOTHING), "application.yaml are not YAML");
    }

    @Test
    void keepThePasswordsOutOfTheirText() {
        Settings settings = Settings.load(
                Map.of("store.db-url", "jdbc:postgresql://db/fettle?user=fettle&password=hunter2"),
                Map.of("FETTLE_MAIL_RELAY_HOST", "smtp", "FETTLE_MAIL_RELAY_PASSWORD", "hunter3"));

        assertThat(settings.toString()).doesNotContain("hunter");
        assertThat(settings.mail().relay().orElseThrow().password().reveal()).isEqualTo("hunter3");
    }

    @Test
    void wantTheCertificateAndItsKeyTogether() throws IOException {
        Path pem = Files.writeString(data.resolve("chain.pem"), "");

        assertRefused(() -> Settings.load(Map.of("web.certificate", pem.toString()), NOTHING), "web.private-key is ''");
        assertRefused(() -> Settings.load(Map.of("web.private-key", pem.toString()), NOTHING), "web.certificate is ''");
        assertRefused(
                () -> Settings.load(Map.of("smtp-in.starttls", "required"), NOTHING), "smtp-in.certificate is ''");
    }

    @Test
    void takeCertificatesInPemAndPkcs12() {
        var own = TestCertificate.in(data);

        assertThat(Settings.load(own.pem("web"), NOTHING).web().tls()).isPresent();
        assertThat(Settings.load(own.pkcs12("smtp-in"), NOTHING).smtpIn().startTls())
                .hasValueSatisfying(tls -> assertThat(tls.required()).isFalse());
    }

    @Test
    void nameTheCertificateThatCannotBeUsed() throws IOException {
        var own = TestCertificate.in(data);
        var other = TestCertificate.in(Files.createDirectory(data.resolve("other")));
        Path junk = Files.writeString(data.resolve("junk.p12"), "junk");

        var mixed = new HashMap<>(own.pem("web"));
        mixed.put("web.private-key", other.key().toString());
        var locked = new HashMap<>(own.pkcs12("web"));
        locked.put("web.certificate-password", "wrong");

        assertRefused(() -> Settings.load(mixed, NOTHING), "The setting web.certificate is '" + own.chain());
        assertRefused(() -> Settings.load(locked, NOTHING), "opens with web.certificate-password");
        assertRefused(() -> Settings.load(Map.of("web.certificate", junk.toString()), NOTHING), "junk.p12");
    }

    @Test
    void readTheWebAddressWithoutItsLastSlash() {
        assertThat(Settings.load(Map.of("web.base-url", "https://support.example.com/"), NOTHING)
                        .web()
                        .baseUrl())
                .contains(URI.create("https://support.example.com"));
    }

    private void write(String yaml) throws IOException {
        Files.writeString(data.resolve("application.yaml"), yaml);
    }

    private static void assertRefused(ThrowingCallable start, String words) {
        assertThatThrownBy(start)
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining(words)
                .hasMessageNotContaining("\n");
    }
}
