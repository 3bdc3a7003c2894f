package farm.analysis.load.sqlite.table;

import farm.analysis.chunk.ColumnType;
import farm.analysis.load.sqlite.record.StorageClass;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The type of a column, found from its declared type and from values it holds.
 *
 * @param isCertain false if neither the declared type nor a value shows the type; then the type
 *     found in another database is used
 */
public record StoredType(ColumnType type, boolean isCertain) {

  /**
   * The type of a column declared as {@code declared} in which values of these classes were seen.
   *
   * <p>A column declared as text, a real number or JSON has that type. An integer column is {@code
   * double} if reals were seen in it, because SQLite lets it hold them. A column declared boolean
   * is {@code boolean} unless text or reals were seen in it. Any other column has the type of its
   * values; numbers mixed with text become text.
   */
  static StoredType of(@Nullable String declared, Set<StorageClass> seen) {
    String name = declared == null ? "" : declared.toUpperCase(Locale.ROOT);
    if (name.contains("JSON")) {
      return certain(ColumnType.JSON);
    }
    return switch (affinity(name)) {
      case INTEGER ->
          certain(seen.contains(StorageClass.REAL) ? ColumnType.DOUBLE : ColumnType.LONG);
      case REAL -> certain(ColumnType.DOUBLE);
      case TEXT -> certain(ColumnType.TEXT);
      case BLOB, NULL -> ofValues(name, seen);
    };
  }

  /** Returns true if the type of a column with this declared type depends on its values. */
  static boolean dependsOnValues(@Nullable String declared) {
    String name = declared == null ? "" : declared.toUpperCase(Locale.ROOT);
    StorageClass affinity = affinity(name);
    return !name.contains("JSON") && affinity != StorageClass.REAL && affinity != StorageClass.TEXT;
  }

  /** Returns true if a column declared so is made for BLOBs, or for values of any kind. */
  public static boolean mayBeBlob(@Nullable String declared) {
    return affinity(declared == null ? "" : declared.toUpperCase(Locale.ROOT)) == StorageClass.BLOB;
  }

  private static StoredType ofValues(String declared, Set<StorageClass> seen) {
    if (seen.contains(StorageClass.TEXT)) {
      return certain(ColumnType.TEXT);
    }
    if (seen.contains(StorageClass.REAL)) {
      return certain(ColumnType.DOUBLE);
    }
    if (declared.contains("BOOL")) {
      return certain(ColumnType.BOOLEAN);
    }
    if (seen.contains(StorageClass.INTEGER)) {
      return certain(ColumnType.LONG);
    }
    return new StoredType(
        declared.contains("DEC") || declared.contains("NUM") ? ColumnType.DOUBLE : ColumnType.TEXT,
        false);
  }

  /**
   * The affinity of a declared type by SQLite's rules (sqlite.org/datatype3.html §3.1), where NULL
   * stands for numeric affinity, which stores any value.
   */
  private static StorageClass affinity(String declared) {
    if (declared.contains("INT")) {
      return StorageClass.INTEGER;
    }
    if (declared.contains("CHAR") || declared.contains("CLOB") || declared.contains("TEXT")) {
      return StorageClass.TEXT;
    }
    if (declared.contains("BLOB") || declared.isEmpty()) {
      return StorageClass.BLOB;
    }
    if (declared.contains("REAL") || declared.contains("FLOA") || declared.contains("DOUB")) {
      return StorageClass.REAL;
    }
    return StorageClass.NULL;
  }

  /**
   * Returns true if integers in a column with this declared type are real numbers, however stored.
   */
  static boolean isReal(String declared) {
    return affinity(declared.toUpperCase(Locale.ROOT)) == StorageClass.REAL;
  }

  private static StoredType certain(ColumnType type) {
    return new StoredType(type, true);
  }
}
