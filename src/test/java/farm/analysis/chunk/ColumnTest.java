package farm.analysis.chunk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnTest {

  @Test
  void holdsValuesByPosition() {
    assertThat(Rows.of(LongColumn.of(3, -1))).containsExactly(3L, -1L);
    assertThat(Rows.of(DoubleColumn.of(0.5, -0.0))).containsExactly(0.5, -0.0);
    assertThat(Rows.of(BooleanColumn.of(true, false))).containsExactly(true, false);
    assertThat(Rows.of(TextColumn.of("a", null, "b"))).containsExactly("a", null, "b");
  }

  @Test
  void laterChangesOfTheArrayDontShow() {
    double[] values = {1, 2};
    DoubleColumn column = DoubleColumn.of(values);
    values[0] = 9;

    assertThat(column.doubleAt(0)).isEqualTo(1);
  }

  @Test
  void constantGivesItsValueAtEveryPosition() {
    assertThat(Rows.of(LongColumn.constant(7, 2))).containsExactly(7L, 7L);
    assertThat(Rows.of(DoubleColumn.constant(0.5, 2))).containsExactly(0.5, 0.5);
    assertThat(Rows.of(BooleanColumn.constant(true, 2))).containsExactly(true, true);
    assertThat(Rows.of(TextColumn.constant("run.db", 2))).containsExactly("run.db", "run.db");
    assertThat(TextColumn.constant("run.db", 2).isConstant()).isTrue();
    assertThat(TextColumn.of("run.db", "run.db").isConstant()).isFalse();
  }

  @Test
  void constantColumnTakesNoMoreBytesForMoreRows() {
    assertThat(TextColumn.constant("run.db", 1_000_000_000).byteSize())
        .isEqualTo(TextColumn.constant("run.db", 1).byteSize())
        .isLessThan(100);
    assertThat(LongColumn.constant(1, 1_000_000_000).byteSize()).isEqualTo(8);
    assertThat(Column.allMissing(ColumnType.DOUBLE, 1_000_000_000).byteSize()).isEqualTo(16);
  }

  @ParameterizedTest
  @EnumSource
  void allMissingIsMissingAtEveryPosition(ColumnType type) {
    Column column = Column.allMissing(type, 100);

    assertThat(column.type()).isEqualTo(type);
    assertThat(column.hasMissing()).isTrue();
    assertThat(Rows.of(column)).isEqualTo(Collections.nCopies(100, null));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 62, 63, 64, 65, 255, 256, 257, 1000})
  void onlyTheMissingPositionIsMissing(int missing) {
    LongColumn.Builder builder = (LongColumn.Builder) Column.builder(ColumnType.LONG, 0);
    for (int i = 0; i < 1100; i++) {
      if (i == missing) {
        builder.appendMissing();
      } else {
        builder.append(i);
      }
    }
    Column column = builder.build();

    for (int i = 0; i < 1100; i++) {
      assertThat(column.valueAt(i)).isEqualTo(i == missing ? null : (Long) (long) i);
    }
  }

  @Test
  void withoutMissingValuesNoneNeedBeAsked() {
    assertThat(LongColumn.of(0).hasMissing()).isFalse();
    assertThat(TextColumn.of("").hasMissing()).isFalse();
  }

  @Test
  void equalTextsHaveEqualCodes() {
    TextColumn column = TextColumn.of("prey", "predator", "prey");

    assertThat(column.codeAt(2)).isEqualTo(column.codeAt(0));
    assertThat(column.dictionarySize()).isEqualTo(2);
    assertThat(column.dictionaryText(column.codeAt(1))).isEqualTo("predator");
  }

  @Test
  void gathersValuesInAnyOrderAndRepeatsOne() {
    TextColumn column = TextColumn.of("prey", null, "predator");

    assertThat(Rows.of(column.gather(2, 1, 2))).containsExactly("predator", null, "predator");
    assertThat(column.gather(0, 2).hasMissing()).isFalse();
    assertThat(Rows.of(column.gather())).isEmpty();
    assertThat(Rows.of(column.repeated(2))).containsExactly("prey", "prey");
    assertThat(Rows.of(column.gather(1).repeated(2))).containsExactly(null, null);
    assertThat(column.as(ColumnType.JSON).type()).isEqualTo(ColumnType.JSON);
    assertThat(Rows.of(column.as(ColumnType.JSON))).containsExactly("prey", null, "predator");
  }

  @Test
  void isMadeOfValuesAndMissingBits() {
    assertThat(Rows.of(LongColumn.of(new long[] {1, 2, 3}, new long[] {0b010}, 3)))
        .containsExactly(1L, null, 3L);
    assertThat(Rows.of(DoubleColumn.of(new double[] {0.5}, null, 3)))
        .containsExactly(0.5, 0.5, 0.5);
    assertThat(Rows.of(BooleanColumn.of(new boolean[] {true}, new long[] {1}, 2)))
        .containsExactly(null, null);
  }
}
