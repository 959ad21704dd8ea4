package fettle.web.route;

import io.helidon.http.Method;
import io.helidon.webserver.http.Handler;

/// One line of the table of all that the server answers: what is asked, who may ask it, and what answers.
///
/// @param path a pattern as Helidon reads it, such as `/tickets/{number}`
public record Route(Method method, String path, Who who, Handler handler) {

    public static Route get(String path, Who who, Handler handler) {
        return new Route(Method.GET, path, who, handler);
    }

    public static Route post(String path, Who who, Handler handler) {
        return new Route(Method.POST, path, who, handler);
    }

    public static Route put(String path, Who who, Handler handler) {
        return new Route(Method.PUT, path, who, handler);
    }

    public static Route delete(String path, Who who, Handler handler) {
        return new Route(Method.DELETE, path, who, handler);
    }
}
