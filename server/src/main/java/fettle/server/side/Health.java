package fettle.server.side;

import fettle.server.store.Database;
import fettle.server.store.Scope;
import fettle.web.route.Route;
import fettle.web.route.Routes;
import fettle.web.route.Who;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;

/// Tells whoever watches over the server that it runs, and whether it can work; nothing more.
public final class Health implements Routes {

    private final Database database;
    private volatile boolean stopping;

    public Health(Database database) {
        this.database = database;
    }

    /// From now on nobody new should be sent here.
    public void stop() {
        stopping = true;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/health/live", Who.ANYONE, (_, response) -> response.send("up\n")),
                Route.get("/health/ready", Who.ANYONE, this::ready));
    }

    private void ready(ServerRequest request, ServerResponse response) {
        if (stopping || !databaseAnswers()) {
            response.status(Status.SERVICE_UNAVAILABLE_503).send("down\n");
            return;
        }
        response.send("up\n");
    }

    private boolean databaseAnswers() {
        try {
            return database.read(new Scope.System("health"))
                            .sql("signin.technicians")
                            .list(row -> 1)
                            .size()
                    == 1;
        } catch (RuntimeException down) {
            System.getLogger(Health.class.getName())
                    .log(System.Logger.Level.WARNING, "The database does not answer", down);
            return false;
        }
    }
}
