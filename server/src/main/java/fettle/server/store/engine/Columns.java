package fettle.server.store.engine;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Locale;
import javax.sql.rowset.RowSetMetaDataImpl;
import org.jspecify.annotations.Nullable;

/// The columns of one result, read from the driver once: DB Client asks for all of this again for every row.
final class Columns extends RowSetMetaDataImpl {

    private static final long serialVersionUID = 1L;

    private final int count;
    private final String[] names;
    private final String[] types;
    private final boolean[] isLongText;

    Columns(ResultSetMetaData driver) throws SQLException {
        count = driver.getColumnCount();
        names = new String[count + 1];
        types = new String[count + 1];
        isLongText = new boolean[count + 1];
        for (int i = 1; i <= count; i++) {
            names[i] = driver.getColumnLabel(i).toLowerCase(Locale.ROOT);
            types[i] = driver.getColumnTypeName(i);
            isLongText[i] = driver.getColumnType(i) == Types.CLOB;
        }
    }

    @Nullable
    Object read(ResultSet row, int column) throws SQLException {
        return isLongText[column] ? row.getString(column) : row.getObject(column);
    }

    @Override
    public int getColumnCount() {
        return count;
    }

    @Override
    public String getColumnLabel(int column) {
        return names[column];
    }

    @Override
    public String getColumnTypeName(int column) {
        return types[column];
    }

    /// Null spares DB Client a Class.forName for each cell; it then takes the class of the value.
    @Override
    public @Nullable String getColumnClassName(int column) {
        return null;
    }
}
