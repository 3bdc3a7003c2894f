package farm.analysis.report;

import static org.assertj.core.api.Assertions.assertThat;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Column;
import farm.analysis.chunk.DoubleColumn;
import farm.analysis.chunk.LongColumn;
import farm.analysis.chunk.Origin;
import farm.analysis.chunk.Schema;
import farm.analysis.chunk.TextColumn;
import farm.analysis.report.table.ColumnRole;
import farm.analysis.report.table.ColumnRole.Measure;
import farm.analysis.report.table.ColumnRole.Ordered;
import farm.analysis.report.table.ColumnRole.Other;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ColumnTextTest {

  private static final ColumnRole MEASURE = Measure.location("mean", "energy");

  private static List<String> texts(ColumnRole role, Column column) {
    Schema schema = Schema.of(new Schema.Field("c", column.type()));
    Chunk rows = Chunk.of(schema, List.of(column), Origin.of("test"), column.size());
    ColumnText text = ColumnText.of(rows, 0, role);
    return IntStream.range(0, column.size()).mapToObj(i -> text.of(rows.value(i, 0))).toList();
  }

  @Test
  void doublesHaveTheSameDecimalsAndFiveDigitsAtTheLargest() {
    assertThat(texts(MEASURE, DoubleColumn.of(12.25, 21.133333333, 3)))
        .containsExactly("12.250", "21.133", "3.000");
    assertThat(texts(MEASURE, DoubleColumn.of(1234567.5, 0.25)))
        .containsExactly("1,234,568", "0.25");
    assertThat(texts(MEASURE, DoubleColumn.of(0.012345678, -0.001)))
        .containsExactly("0.012346", "-0.001000");
  }

  @Test
  void doublesHaveNoMoreDecimalsThanTheyNeed() {
    assertThat(texts(MEASURE, DoubleColumn.of(0.5, 10, -30_011)))
        .containsExactly("0.5", "10", "-30,011");
    assertThat(texts(MEASURE, DoubleColumn.of(4, -0.0))).containsExactly("4", "0");
  }

  @Test
  void numbersFarFromOneHaveAnExponent() {
    assertThat(texts(MEASURE, DoubleColumn.of(1e20, -1.25e-7, 1e-300, 2)))
        .containsExactly("1e20", "-1.25e-7", "1e-300", "2");
    assertThat(texts(MEASURE, DoubleColumn.of(Double.MAX_VALUE, Double.MIN_VALUE)))
        .containsExactly("1.8e308", "4.9e-324");
  }

  @Test
  void notANumberAndInfinitiesAreWords() {
    assertThat(
            texts(
                MEASURE,
                DoubleColumn.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY)))
        .containsExactly("NaN", "Infinity", "-Infinity");
  }

  @Test
  void longsAreGroupedUnlessTheyAreNames() {
    LongColumn longs = LongColumn.of(0, 999, 1000, -30_011, Long.MIN_VALUE);
    assertThat(texts(new Ordered(), longs))
        .containsExactly("0", "999", "1,000", "-30,011", "-9,223,372,036,854,775,808");
    assertThat(texts(new Other(), longs)).contains("1000", "-30011");
  }

  @Test
  void missingValuesAreEmptyAndLongTextsAreCut() {
    assertThat(texts(new Other(), TextColumn.of(null, "x".repeat(300), "x".repeat(199) + "😀")))
        .containsExactly("", "x".repeat(200) + "…", "x".repeat(199) + "…");
  }
}
