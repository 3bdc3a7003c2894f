package farm.analysis.chunk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypeNamesTest {

  @ParameterizedTest
  @CsvSource({
    "long, LONG",
    "INTEGER, LONG",
    "Int, LONG",
    "bigint, LONG",
    "smallint, LONG",
    "double, DOUBLE",
    "double precision, DOUBLE",
    "' Double  Precision ', DOUBLE",
    "real, DOUBLE",
    "float, DOUBLE",
    "bool, BOOLEAN",
    "boolean, BOOLEAN",
    "text, TEXT",
    "string, TEXT",
    "varchar, TEXT",
    "varchar(20), TEXT",
    "CHAR ( 3 ), TEXT",
    "json, JSON"
  })
  void namesOfSqlStandForTypes(String name, ColumnType type) {
    assertThat(TypeNames.find(name)).contains(type);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "decimal",
        "integer(4)",
        "text(4)",
        "varchar()",
        "varchar(x)",
        "varchar(20) y",
        "doubleprecision"
      })
  void otherNamesAreUnknown(String name) {
    assertThat(TypeNames.find(name)).isEmpty();
  }

  @Test
  void everyTypeHasItsOwnName() {
    for (ColumnType type : ColumnType.values()) {
      assertThat(TypeNames.find(type.word())).contains(type);
    }
  }
}
