package fettle.server.signin;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.server.testing.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DeskSignInPagesTest {

    @RegisterExtension
    static final TestServer server = new TestServer();

    @Test
    void showsTheSignInPage() {
        var page = server.visitor().get("/sign-in");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("Sign in to the desk", "Harbourline IT");
    }

    @Test
    void bringsTheStrangerBackToThePageThatTheyWanted() {
        assertThat(server.visitor().get("/setup?a=b").location()).isEqualTo("/sign-in?next=%2Fsetup%3Fa%3Db");
    }

    @Test
    void letsAnAdministratorIn() {
        var page = server.as(server.people().ada()).get("/setup");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("Ada Archer", "Administrator");
    }

    @Test
    void keepsATechnicianOutOfTheSetUp() {
        assertThat(server.as(server.people().tess()).get("/setup").status()).isEqualTo(403);
    }

    @Test
    void saysThatItIsUp() {
        assertThat(server.visitor().get("/health/live").text()).isEqualTo("up\n");
        assertThat(server.visitor().get("/health/ready").text()).isEqualTo("up\n");
    }
}
