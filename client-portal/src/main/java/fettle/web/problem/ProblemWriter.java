package fettle.web.problem;

import io.helidon.webserver.http.ServerResponse;

/// Tells a program of a problem in the form that the API has for it. Status and headers are set already.
@FunctionalInterface
public interface ProblemWriter {

    void write(ServerResponse response, Problem problem);
}
