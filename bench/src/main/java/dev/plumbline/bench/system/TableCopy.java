package dev.plumbline.bench.system;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Rows made of others of the same table. Its columns are read from the catalog: one that this code does not know is taken as it is. */
final class TableCopy {
    private static final String COLUMNS = """
            select quote_ident(attname) as name, attidentity <> '' as numbered from pg_attribute
            where attrelid = ?::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum""";

    private TableCopy() {}

    /**
     * The beginning of a statement that still lacks where its rows come from.
     *
     * @param alias of the row that is copied
     * @param others expressions by column, instead of the row's own value; of columns that the table lacks they are left aside
     */
    static String insert(Connection connection, String table, String alias, Map<String, String> others)
            throws SQLException {
        List<String> columns = new ArrayList<>();
        List<String> values = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(COLUMNS)) {
            statement.setString(1, table);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    String name = row.getString("name");
                    if (!row.getBoolean("numbered") || others.containsKey(name)) {
                        columns.add(name);
                        values.add(others.getOrDefault(name, alias + "." + name));
                    }
                }
            }
        }
        return "insert into " + table + " (" + String.join(", ", columns) + ") overriding system value select "
                + String.join(", ", values) + " ";
    }
}
