package farm.analysis.load.sqlite;

import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
import farm.analysis.load.sqlite.Cursor.StorageClass;
import farm.analysis.problem.DataException;
import java.sql.SQLException;
import java.util.Locale;

/** What to say of a value that its column's type can't hold. */
final class WrongValue {

  private static final int SHOWN_CHARS = 60;

  private WrongValue() {}

  static DataException in(
      SqliteSource source, String row, Schema.Field field, Cursor cursor, int column)
      throws SQLException {
    StorageClass storage = cursor.storageClass(column);
    return new DataException(
        "%s: %s, %s: column '%s' should be %s, was %s; %s"
            .formatted(
                source.file().path(),
                source.relation().name(),
                row,
                field.name(),
                field.type().word(),
                shown(storage, cursor, column),
                advice(storage, field)));
  }

  private static String shown(StorageClass storage, Cursor cursor, int column) throws SQLException {
    String kind = storage.name().toLowerCase(Locale.ROOT);
    if (storage == StorageClass.BLOB) {
      return "a blob";
    }
    String value =
        storage == StorageClass.REAL
            ? Double.toString(cursor.doubleAt(column))
            : cursor.textAt(column);
    String start = value.length() > SHOWN_CHARS ? value.substring(0, SHOWN_CHARS) + "…" : value;
    return "the %s '%s'".formatted(kind, start);
  }

  private static String advice(StorageClass storage, Schema.Field field) {
    ColumnType better =
        storage == StorageClass.REAL && field.type() == ColumnType.LONG
            ? ColumnType.DOUBLE
            : storage == StorageClass.INTEGER && field.type() == ColumnType.BOOLEAN
                ? ColumnType.LONG
                : ColumnType.TEXT;
    return storage == StorageClass.BLOB
        ? "leave it out by naming the columns to read"
        : "give its type with schema: {%s: %s}, or leave it out by naming the columns to read"
            .formatted(field.name(), better.word());
  }
}
