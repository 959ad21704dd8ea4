package fettle.server.store.engine;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import javax.sql.rowset.RowSetMetaDataImpl;
import org.jspecify.annotations.Nullable;

/// The columns of a statement's rows, read from the driver once.
final class Columns {

    static final ResultSetMetaData TOLD = new One();

    private final Map<String, Integer> places = new HashMap<>();
    private final boolean[] isLongText;

    Columns(ResultSetMetaData driver) throws SQLException {
        isLongText = new boolean[driver.getColumnCount()];
        for (int i = 0; i < isLongText.length; i++) {
            places.put(driver.getColumnLabel(i + 1).toLowerCase(Locale.ROOT), i);
            isLongText[i] = driver.getColumnType(i + 1) == Types.CLOB;
        }
    }

    Cells read(ResultSet row) throws SQLException {
        var values = new Object[isLongText.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = isLongText[i] ? row.getString(i + 1) : row.getObject(i + 1);
        }
        return new Cells(places, values);
    }

    /// What DB Client is told: one column, which holds [Cells]. Of each it makes three objects for every row, and
    /// asks
    /// the driver for its names again.
    private static final class One extends RowSetMetaDataImpl {

        private static final long serialVersionUID = 1L;

        @Override
        public int getColumnCount() {
            return 1;
        }

        @Override
        public String getColumnLabel(int column) {
            return Cells.COLUMN;
        }

        @Override
        public String getColumnTypeName(int column) {
            return Cells.COLUMN;
        }

        /// Null spares DB Client a Class.forName; it then takes the class of the value.
        @Override
        public @Nullable String getColumnClassName(int column) {
            return null;
        }
    }
}
