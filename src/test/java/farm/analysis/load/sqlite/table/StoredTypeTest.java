package farm.analysis.load.sqlite.table;

import static org.assertj.core.api.Assertions.assertThat;

import farm.analysis.chunk.ColumnType;
import farm.analysis.load.sqlite.record.StorageClass;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoredTypeTest {

  /**
   * The declared type ('-' if none), the first letters of the storage classes seen, and the type;
   * '?' if unsure.
   */
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "INTEGER, '', LONG",
        "INTEGER, I, LONG",
        "INTEGER, IN, LONG",
        "INTEGER, IR, DOUBLE",
        "INTEGER, R, DOUBLE",
        "INTEGER, IT, LONG",
        "INTEGER, B, LONG",
        "bigint unsigned, I, LONG",
        "CHARINT, T, LONG",
        "FLOATING POINT, I, LONG",
        "VARCHAR(64), '', TEXT",
        "VARCHAR(64), I, TEXT",
        "VARCHAR(64), B, TEXT",
        "clob, T, TEXT",
        "REAL, '', DOUBLE",
        "FLOAT, R, DOUBLE",
        "DOUBLE PRECISION, T, DOUBLE",
        "JSON, '', JSON",
        "JSON, T, JSON",
        "json, I, JSON",
        "JSONB, B, JSON",
        "BOOLEAN, '', BOOLEAN",
        "BOOLEAN, I, BOOLEAN",
        "bool, N, BOOLEAN",
        "BOOLEAN, IT, TEXT",
        "BOOLEAN, IR, DOUBLE",
        "NUMERIC, I, LONG",
        "NUMERIC, IR, DOUBLE",
        "NUMERIC, IT, TEXT",
        "NUMERIC, RT, TEXT",
        "NUMERIC, '', DOUBLE?",
        "'DECIMAL(10,2)', N, DOUBLE?",
        "DATETIME, T, TEXT",
        "DATETIME, I, LONG",
        "DATETIME, '', TEXT?",
        "BLOB, '', TEXT?",
        "BLOB, B, TEXT?",
        "BLOB, I, LONG",
        "-, '', TEXT?",
        "-, N, TEXT?",
        "-, I, LONG",
        "-, R, DOUBLE",
        "-, IR, DOUBLE",
        "-, T, TEXT",
        "-, IT, TEXT",
        "-, IRT, TEXT",
        "'', I, LONG",
      })
  void aTypeIsFoundFromTheDeclaredOneAndTheValues(String declared, String seen, String found) {
    boolean certain = !found.endsWith("?");
    ColumnType type = ColumnType.valueOf(found.replace("?", ""));
    assertThat(StoredType.of(declared, classes(seen))).isEqualTo(new StoredType(type, certain));
  }

  private static Set<StorageClass> classes(String letters) {
    Set<StorageClass> classes = EnumSet.noneOf(StorageClass.class);
    for (StorageClass storage : StorageClass.values()) {
      if (letters.contains(storage.name().substring(0, 1))) {
        classes.add(storage);
      }
    }
    return classes;
  }
}
