package fettle.server.store.engine;

import java.io.OutputStream;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;

/// The embedded engine: its settings, which are those of the whole JVM, and what it says when it opens and closes.
public final class Derby {

    /// Without management by JMX, which nobody asks for and which costs a start the loading of every bean of the
    /// JVM.
    ///
    /// Pages of one size, so that the cache is bounded in bytes (32 MB): by itself Derby gives tables with
    /// long text pages of 32 KB, and counts the cache in pages.
    private static final Map<String, String> SETTINGS = Map.of(
            "derby.module.mgmt.jmx", "org.apache.derby.impl.services.jmxnone.NoManagementService",
            "derby.storage.pageSize", "8192",
            "derby.storage.pageCacheSize", "4000",
            "derby.locks.waitTimeout", "10",
            "derby.locks.deadlockTimeout", "2",
            "derby.locks.escalationThreshold", "100000",
            "derby.language.statementCache.size", "500");

    private static final String ALREADY_BOOTED = "XSDB6";
    private static final String SHUT_DOWN = "08006";
    private static final String NOT_FOUND = "XJ004";

    private Derby() {}

    /// Must be called before the engine is first used; what the command line sets stays.
    public static void configure(DatabaseAddress address) {
        SETTINGS.forEach(Derby::setDefault);
        switch (address) {
            case DatabaseAddress.Folder(var data) -> setDefault("derby.stream.error.file", log(data));
            case DatabaseAddress.Memory _, DatabaseAddress.Server _ ->
                setDefault("derby.stream.error.method", Derby.class.getName() + ".silence");
        }
    }

    /// Where the engine writes in tests; it finds this method by its name.
    public static OutputStream silence() {
        return OutputStream.nullOutputStream();
    }

    /// Creates the database, or opens it when it is there.
    public static void create(String url) {
        try {
            DriverManager.getConnection(url + ";create=true").close();
        } catch (SQLException e) {
            throw new IllegalStateException("The database " + url + " can't be created", e);
        }
    }

    /// Closes the database, whatever state it is in; a second call finds nothing to do.
    public static void shutDown(String url) {
        end(url + ";shutdown=true");
    }

    public static void drop(String url) {
        end(url + ";drop=true");
    }

    static boolean isOpenElsewhere(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException e && namesState(e, ALREADY_BOOTED)) {
                return true;
            }
        }
        return false;
    }

    /// Looks through all that hangs on the exception: Derby tells the reason last.
    private static boolean namesState(SQLException failure, String state) {
        for (Throwable each : failure) {
            if (each instanceof SQLException e && state.equals(e.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    private static void setDefault(String name, String value) {
        if (System.getProperty(name) == null) {
            System.setProperty(name, value);
        }
    }

    private static String log(Path data) {
        return data.resolve("derby.log").toAbsolutePath().toString();
    }

    /// Derby answers a successful ending with an exception.
    private static void end(String url) {
        try {
            DriverManager.getConnection(url).close();
        } catch (SQLException e) {
            if (!SHUT_DOWN.equals(e.getSQLState()) && !NOT_FOUND.equals(e.getSQLState())) {
                throw new IllegalStateException("The database did not end by " + url, e);
            }
        }
    }
}
