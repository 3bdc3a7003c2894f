package farm.analysis.pipeline.step;

import static org.assertj.core.api.Assertions.assertThat;

import farm.analysis.chunk.ColumnType;
import farm.analysis.process.DropMissing.How;
import farm.analysis.process.value.Cast.Errors;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which columns steps on chunks need when later steps use only some of theirs. */
class PerChunkReadsTest {

  private static final Optional<Set<String>> ALL = Optional.empty();

  private static Optional<Set<String>> columns(String... names) {
    return Optional.of(Set.of(names));
  }

  @Test
  void columnsNamedAreNeededBesideThoseUsed() {
    List<StepConfig> steps =
        List.of(
            new DropMissing(List.of("a"), How.ANY),
            new FillMissing(Map.of("a", "0"), null),
            new Cast(Map.of("a", ColumnType.LONG), Errors.FAIL),
            new Sample(0.5, 0, List.of("a")));
    for (StepConfig step : steps) {
      assertThat(step.reads(columns("b"))).isEqualTo(columns("a", "b"));
      assertThat(step.reads(columns())).isEqualTo(columns("a"));
      assertThat(step.reads(ALL)).isEqualTo(ALL);
    }
  }

  @Test
  void whatLooksAtAllColumnsNeedsAll() {
    assertThat(new DropMissing(null, How.ALL).reads(columns("b"))).isEqualTo(ALL);
    assertThat(new Sample(0.5, 1, null).reads(columns("b"))).isEqualTo(ALL);
  }

  @Test
  void renamedColumnsAreNeededByTheirOldNames() {
    Rename rename = new Rename(Map.of("a", "b", "b", "a", "c", "d"));
    assertThat(rename.reads(columns("d", "e"))).isEqualTo(columns("a", "b", "c", "e"));
    assertThat(new Rename(Map.of("a", "x")).reads(columns("x", "b"))).isEqualTo(columns("a", "b"));
    assertThat(rename.reads(ALL)).isEqualTo(ALL);
  }

  @Test
  void columnsThatExplodeMakesAreNotNeeded() {
    Explode key = new Explode("j", "k", "i", "v", null, null, false);
    assertThat(key.reads(columns("k", "i", "v", "a"))).isEqualTo(columns("j", "a"));
    assertThat(key.reads(ALL)).isEqualTo(ALL);
    Explode inPlace = new Explode("j", null, null, null, ColumnType.TEXT, null, true);
    assertThat(inPlace.reads(columns("a"))).isEqualTo(columns("j", "a"));
    Explode fields = new Explode("j", null, null, null, null, Map.of("x", ColumnType.LONG), false);
    assertThat(fields.reads(columns("x", "v"))).isEqualTo(columns("j", "v"));
  }
}
