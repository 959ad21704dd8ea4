package fettle.server.store.engine;

import java.lang.reflect.Method;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import javax.sql.rowset.RowSetMetaDataImpl;
import org.jspecify.annotations.Nullable;

/// The rows of a statement in place of the driver's: to DB Client they are one row with one column, which holds
/// [Found]. Of every row it would make four objects a column, and ask the driver for its names again.
final class AllAtOnce implements StandIn {

    private static final ResultSetMetaData ONE_COLUMN = new OneColumn();

    private final ResultSet rows;
    private final Columns columns;
    private boolean told;

    AllAtOnce(ResultSet rows, Columns columns) {
        this.rows = rows;
        this.columns = columns;
    }

    @Override
    public @Nullable Object answer(Method call, Object[] with) throws Exception {
        return switch (call.getName()) {
            case "next" -> !told && (told = true);
            case "getMetaData" -> ONE_COLUMN;
            case "getObject" -> new Found(columns.all(rows));
            default -> call.invoke(rows, with);
        };
    }

    private static final class OneColumn extends RowSetMetaDataImpl {

        private static final long serialVersionUID = 1L;

        @Override
        public int getColumnCount() {
            return 1;
        }

        @Override
        public String getColumnLabel(int column) {
            return Found.COLUMN;
        }

        @Override
        public String getColumnTypeName(int column) {
            return Found.COLUMN;
        }

        /// Null spares DB Client a Class.forName; it then takes the class of the value.
        @Override
        public @Nullable String getColumnClassName(int column) {
            return null;
        }
    }
}
