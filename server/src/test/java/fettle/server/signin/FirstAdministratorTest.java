package fettle.server.signin;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.server.testing.TestServer;
import fettle.server.testing.Visitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FirstAdministratorTest {

    @RegisterExtension
    static final TestServer server = new TestServer();

    @Test
    void isMadeByTheTokenOnceAndTheDoorIsGone() {
        StaffTokens tokens = server.fettle().signIn().tokens();
        String older = path(tokens.firstAdministrator().orElseThrow().secret());
        String path = path(tokens.firstAdministrator().orElseThrow().secret());
        Visitor ada = server.visitor();

        assertThat(ada.get(older).status()).isEqualTo(404);
        assertThat(ada.get(path).status()).isEqualTo(200);
        assertThat(create(ada, path, "too short").status()).isEqualTo(400);
        assertThat(create(ada, path, "teapots float quietly 41").status()).isEqualTo(303);

        assertThat(ada.get("/setup").text()).contains("Ada Archer", "Administrator");
        assertThat(tokens.firstAdministrator()).isEmpty();
        assertThat(server.visitor().get(path).status()).isEqualTo(404);
        assertThat(create(server.visitor(), path, "teapots float quietly 42").status())
                .isEqualTo(404);
    }

    private static fettle.server.testing.Answer create(Visitor visitor, String path, String password) {
        return visitor.post(path, "name", "Ada Archer", "email", "ada@msp.test", "password", password);
    }

    private static String path(String token) {
        return "/set-up-first-administrator/" + token;
    }
}
