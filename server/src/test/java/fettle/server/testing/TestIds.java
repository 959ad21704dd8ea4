package fettle.server.testing;

import fettle.server.store.Ids;
import java.time.InstantSource;

/// One source of ids for all tests of a program. Two sources on one database would meet now and then, since the clocks
/// of tests stand still at the same moment.
public final class TestIds {

    public static final Ids SHARED = new Ids(InstantSource.system());

    private TestIds() {}
}
