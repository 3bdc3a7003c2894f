package farm.analysis.report.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import farm.analysis.report.table.ColumnRole.Measure;
import farm.analysis.report.table.ColumnRole.Measure.Kind;
import org.junit.jupiter.api.Test;

class ColumnRoleTest {

  @Test
  void quantilesOfQAndOneMinusQBoundOneInterval() {
    assertThat(Measure.quantile("age", 0.1))
        .isEqualTo(new Measure("p10", "age", Kind.LOWER, "p10 to p90"));
    assertThat(Measure.quantile("age", 0.9))
        .isEqualTo(new Measure("p90", "age", Kind.UPPER, "p10 to p90"));
    assertThat(Measure.quantile("age", 0.975))
        .isEqualTo(new Measure("p97.5", "age", Kind.UPPER, "p2.5 to p97.5"));
  }

  @Test
  void middleQuantileIsTheMedian() {
    assertThat(Measure.quantile("age", 0.5)).isEqualTo(Measure.location("median", "age"));
  }

  @Test
  void quantileIsFromZeroToOne() {
    assertThatThrownBy(() -> Measure.quantile("age", 1.5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("q should be from 0 to 1, was 1.5");
    assertThatThrownBy(() -> Measure.quantile("age", Double.NaN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("q should be from 0 to 1, was NaN");
  }
}
