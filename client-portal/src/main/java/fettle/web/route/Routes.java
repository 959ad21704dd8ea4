package fettle.web.route;

import java.util.List;

/// The pages or resources of a feature, as a table.
@FunctionalInterface
public interface Routes {

    List<Route> routes();
}
