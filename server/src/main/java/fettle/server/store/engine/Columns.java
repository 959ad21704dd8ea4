package fettle.server.store.engine;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The columns of a statement's rows, read from the driver once.
final class Columns {

    private final Map<String, Integer> places = new HashMap<>();
    private final boolean[] isLongText;

    Columns(ResultSetMetaData driver) throws SQLException {
        isLongText = new boolean[driver.getColumnCount()];
        for (int i = 0; i < isLongText.length; i++) {
            places.put(driver.getColumnLabel(i + 1).toLowerCase(Locale.ROOT), i);
            isLongText[i] = driver.getColumnType(i + 1) == Types.CLOB;
        }
    }

    List<Cells> all(ResultSet rows) throws SQLException {
        List<Cells> all = new ArrayList<>();
        while (rows.next()) {
            all.add(read(rows));
        }
        return all;
    }

    private Cells read(ResultSet row) throws SQLException {
        var values = new Object[isLongText.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = isLongText[i] ? row.getString(i + 1) : row.getObject(i + 1);
        }
        return new Cells(places, values);
    }
}
