package farm.analysis.load.sqlite.parameters;

import static farm.analysis.load.sqlite.parameters.ParameterType.BOOLEAN;
import static farm.analysis.load.sqlite.parameters.ParameterType.DOUBLE;
import static farm.analysis.load.sqlite.parameters.ParameterType.JSON;
import static farm.analysis.load.sqlite.parameters.ParameterType.LARGE_LONG;
import static farm.analysis.load.sqlite.parameters.ParameterType.LONG;
import static farm.analysis.load.sqlite.parameters.ParameterType.MISSING;
import static farm.analysis.load.sqlite.parameters.ParameterType.TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ParameterTypeTest {

  @Test
  void integersAndNumbersWithAPointAreNumbersIfNoDigitIsLost() {
    assertThat(LONG.with(DOUBLE)).isEqualTo(DOUBLE);
    assertThat(LONG.with(LARGE_LONG)).isEqualTo(LARGE_LONG);
    assertThat(LARGE_LONG.with(DOUBLE)).isEqualTo(TEXT);
  }

  @Test
  void otherTypesTogetherAreText() {
    assertThat(BOOLEAN.with(LONG)).isEqualTo(TEXT);
    assertThat(JSON.with(LONG)).isEqualTo(TEXT);
    assertThat(DOUBLE.with(TEXT)).isEqualTo(TEXT);
    assertThat(JSON.with(MISSING)).isEqualTo(JSON);
  }

  @Test
  void theOrderOfValuesDoesNotMatter() {
    for (ParameterType a : ParameterType.values()) {
      for (ParameterType b : ParameterType.values()) {
        assertThat(a.with(b)).isEqualTo(b.with(a));
        for (ParameterType c : ParameterType.values()) {
          assertThat(a.with(b).with(c)).isEqualTo(a.with(b.with(c)));
        }
      }
    }
  }
}
