package farm.analysis.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import farm.analysis.chunk.ColumnType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CreateRowsTest {

  private static final DataLoader NUMBERS = CreateRows.of(List.of(Map.of("n", 1L)));

  @Test
  void aSchemaAddsColumnsAndMakesIntegersDoubles() {
    assertThat(NUMBERS.withSchema(Map.of("n", ColumnType.DOUBLE)).loadData().value(0, 0))
        .isEqualTo(1.0);
    assertThat(NUMBERS.withSchema(Map.of("m", ColumnType.BOOLEAN)).schema())
        .hasToString("n long, m boolean");
    assertThat(NUMBERS.withSchema(Map.of("m", ColumnType.LONG)).withColumns("m").schema())
        .hasToString("m long");
  }

  @Test
  void withoutRowsASchemaIsNeeded() {
    DataLoader none = CreateRows.of(List.of());
    assertThat(none.withSchema(Map.of("n", ColumnType.LONG)).loadData().rowCount()).isZero();
    assertThatThrownBy(none::schema)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "'elements' should have at least one column, has none; without rows, name the columns"
                + " in 'schema'");
  }

  @Test
  void aSchemaMustFitTheValues() {
    assertThatThrownBy(NUMBERS.withSchema(Map.of("n", ColumnType.TEXT))::schema)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("column 'n' of 'elements' is long, but text in 'schema'");
  }
}
