package fettle.server.api.call;

import java.util.List;

/// A part of the API, as a table of what can be asked for.
@FunctionalInterface
public interface Resource {

    List<Operation> operations();
}
