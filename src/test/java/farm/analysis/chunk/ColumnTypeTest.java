package farm.analysis.chunk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnTypeTest {

  @ParameterizedTest
  @CsvSource({
    "LONG,    LONG,    LONG",
    "LONG,    DOUBLE,  DOUBLE",
    "LONG,    BOOLEAN, LONG",
    "LONG,    TEXT,",
    "LONG,    JSON,",
    "DOUBLE,  DOUBLE,  DOUBLE",
    "DOUBLE,  BOOLEAN, DOUBLE",
    "DOUBLE,  TEXT,",
    "DOUBLE,  JSON,",
    "BOOLEAN, BOOLEAN, BOOLEAN",
    "BOOLEAN, TEXT,",
    "BOOLEAN, JSON,",
    "TEXT,    TEXT,    TEXT",
    "TEXT,    JSON,    TEXT",
    "JSON,    JSON,    JSON"
  })
  void widensEitherWayRound(ColumnType one, ColumnType other, @Nullable ColumnType wide) {
    assertThat(one.widenedWith(other)).isEqualTo(Optional.ofNullable(wide));
    assertThat(other.widenedWith(one)).isEqualTo(Optional.ofNullable(wide));
  }

  @Test
  void wordsAreLowerCase() {
    assertThat(ColumnType.values())
        .extracting(ColumnType::word)
        .containsExactly("long", "double", "boolean", "text", "json");
  }

  @Test
  void onlyLongAndDoubleAreNumeric() {
    assertThat(ColumnType.values())
        .filteredOn(ColumnType::isNumeric)
        .containsExactly(ColumnType.LONG, ColumnType.DOUBLE);
  }

  @Test
  void onlyTextAndJsonAreTextual() {
    assertThat(ColumnType.values())
        .filteredOn(ColumnType::isTextual)
        .containsExactly(ColumnType.TEXT, ColumnType.JSON);
  }
}
