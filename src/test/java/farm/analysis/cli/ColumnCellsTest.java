package farm.analysis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import farm.analysis.chunk.ColumnType;
import farm.analysis.inspect.column.Bin;
import farm.analysis.inspect.column.ColumnProfile;
import farm.analysis.inspect.column.ValueCount;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnCellsTest {

  private static final Terminal UNICODE = new Terminal(100, true);
  private static final Terminal ASCII = new Terminal(100, false);

  @ParameterizedTest
  @CsvSource({
    "0, 0, ''",
    "0, 1000, 0 %",
    "4, 1000, <1 %",
    "5, 1000, 1 %",
    "995, 1000, >99 %",
    "994, 1000, 99 %",
    "1000, 1000, 100 %"
  })
  void aShareIsNeverRoundedToNoneOrAll(long part, long all, String shown) {
    assertThat(ColumnCells.share(part, all)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({
    "0.0, 0",
    "-0.0, 0",
    "100.0, 100",
    "0.123456, 0.1235",
    "-12345.678, -12350",
    "9999999.0, 1E7",
    "1.5E300, 1.5E300",
    "0.00012, 0.00012",
    "0.000012, 1.2E-5",
    "NaN, NaN",
    "-Infinity, -Infinity",
    "4.9E-324, 4.941E-324"
  })
  void doublesHaveFourDigits(double number, String shown) {
    assertThat(ColumnCells.number(number)).isEqualTo(shown);
  }

  @Test
  void integersHaveAllDigits() {
    assertThat(ColumnCells.number(Long.MIN_VALUE)).isEqualTo("-9223372036854775808");
    assertThat(ColumnCells.number(null)).isEmpty();
  }

  @Test
  void aHistogramShowsAnyValueAndNoneWhereThereIsNone() {
    List<Bin> bins =
        List.of(new Bin(0, 1, 1), new Bin(1, 2, 0), new Bin(2, 3, 500), new Bin(3, 4, 1000));
    ColumnProfile column =
        new ColumnProfile("x", ColumnType.LONG, 0, null, List.of(), 0L, 3L, 2.5, bins);
    assertThat(new ColumnCells(column, 1501, UNICODE).cells())
        .containsExactly("x", "long", "0 %", "0", "3", "2.5", "▁ ▄█");
    assertThat(new ColumnCells(column, 1501, ASCII).cells()).endsWith(". =@");
    assertThat(new ColumnCells(column, 1501, ASCII).values()).isEqualTo("many different");
  }

  @Test
  void valuesAreListedWithTheirCounts() {
    assertThat(values(2L, new ValueCount("a", 30_011), new ValueCount("", 2)))
        .isEqualTo("a (30,011), \"\" (2)");
    assertThat(values(3L, new ValueCount("b", 1), new ValueCount(" c", 1)))
        .isEqualTo("3 different, each once: b, \" c\"");
    assertThat(values(7L, new ValueCount("b", 2))).isEqualTo("7 different: b (2)");
    assertThat(values(1L, new ValueCount("b", 1))).isEqualTo("b (1)");
    assertThat(values(1L, new ValueCount("b".repeat(50), 1))).isEqualTo("b".repeat(39) + "… (1)");
    assertThat(values(0L)).isEmpty();
    assertThat(values(null)).isEqualTo("many different");
  }

  private static String values(@Nullable Long different, ValueCount... frequent) {
    ColumnProfile column =
        new ColumnProfile(
            "x", ColumnType.TEXT, 0, different, List.of(frequent), null, null, null, List.of());
    return new ColumnCells(column, 1, UNICODE).values();
  }
}
