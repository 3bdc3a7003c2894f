package farm.analysis.pipeline.step;

import static org.assertj.core.api.Assertions.assertThat;

import farm.analysis.chunk.ColumnType;
import farm.analysis.pipeline.step.process.CastStep;
import farm.analysis.pipeline.step.process.DropMissingStep;
import farm.analysis.pipeline.step.process.ExplodeStep;
import farm.analysis.pipeline.step.process.FillMissingStep;
import farm.analysis.pipeline.step.process.RenameStep;
import farm.analysis.pipeline.step.process.SampleStep;
import farm.analysis.process.DropMissing.How;
import farm.analysis.process.value.Cast.Errors;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The columns that steps on chunks need, by the columns that later steps use. */
class PerChunkReadsTest {

  private static final Optional<Set<String>> ALL = Optional.empty();

  private static Optional<Set<String>> columns(String... names) {
    return Optional.of(Set.of(names));
  }

  @Test
  void columnsNamedAreNeededBesideThoseUsed() {
    List<StepConfig> steps =
        List.of(
            new DropMissingStep(List.of("a"), How.ANY),
            new FillMissingStep(Map.of("a", "0"), null),
            new CastStep(Map.of("a", ColumnType.LONG), Errors.FAIL),
            new SampleStep(0.5, 0, List.of("a")));
    for (StepConfig step : steps) {
      assertThat(step.reads(columns("b"))).isEqualTo(columns("a", "b"));
      assertThat(step.reads(columns())).isEqualTo(columns("a"));
      assertThat(step.reads(ALL)).isEqualTo(ALL);
    }
  }

  @Test
  void whatLooksAtAllColumnsNeedsAll() {
    assertThat(new DropMissingStep(null, How.ALL).reads(columns("b"))).isEqualTo(ALL);
    assertThat(new SampleStep(0.5, 1, null).reads(columns("b"))).isEqualTo(ALL);
  }

  @Test
  void renamedColumnsAreNeededByTheirOldNames() {
    RenameStep rename = new RenameStep(Map.of("a", "b", "b", "a", "c", "d"));
    assertThat(rename.reads(columns("d", "e"))).isEqualTo(columns("a", "b", "c", "e"));
    assertThat(new RenameStep(Map.of("a", "x")).reads(columns("x", "b")))
        .isEqualTo(columns("a", "b"));
    assertThat(rename.reads(ALL)).isEqualTo(ALL);
  }

  @Test
  void columnsThatExplodeMakesAreNotNeeded() {
    ExplodeStep key = new ExplodeStep("j", "k", "i", "v", null, null, false);
    assertThat(key.reads(columns("k", "i", "v", "a"))).isEqualTo(columns("j", "a"));
    assertThat(key.reads(ALL)).isEqualTo(ALL);
    ExplodeStep inPlace = new ExplodeStep("j", null, null, null, ColumnType.TEXT, null, true);
    assertThat(inPlace.reads(columns("a"))).isEqualTo(columns("j", "a"));
    ExplodeStep fields =
        new ExplodeStep("j", null, null, null, null, Map.of("x", ColumnType.LONG), false);
    assertThat(fields.reads(columns("x", "v"))).isEqualTo(columns("j", "v"));
  }
}
