package farm.analysis.load.sqlite.record;

import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
import farm.analysis.problem.DataException;
import java.util.Locale;

/** The exception for a value that its column's type can't hold. */
public final class WrongValue {

  private static final int SHOWN_CHARS = 60;

  private WrongValue() {}

  /**
   * An exception with the place, the value found, the type expected and advice.
   *
   * @param place the database, the table and the row
   * @param value the value as text; ignored for a blob
   */
  public static DataException in(
      String place, Schema.Field field, StorageClass storage, String value) {
    return new DataException(
        "%s: column '%s' should be %s, was %s; %s"
            .formatted(
                place,
                field.name(),
                field.type().word(),
                shown(storage, value),
                advice(storage, field)));
  }

  private static String shown(StorageClass storage, String value) {
    if (storage == StorageClass.BLOB) {
      return "a blob";
    }
    String kind = storage.name().toLowerCase(Locale.ROOT);
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
