package farm.analysis.learn;

import static farm.analysis.chunk.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ChunkCoder;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Rows;
import farm.analysis.chunk.Schema;
import farm.analysis.chunk.Schema.Field;
import farm.analysis.learn.FillLearned.Statistic;
import farm.analysis.problem.DataException;
import farm.analysis.process.value.Clip;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.PCollection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two-pass steps applied to a collection; {@code LearnedStepsTest} runs them in pipelines. */
@ExtendWith(TestPipelineExtension.class)
class TwoPassStepTest {

  private static final Schema AGENTS =
      Schema.of(new Field("energy", ColumnType.DOUBLE), new Field("age", ColumnType.LONG));

  private final List<Chunk> agents =
      List.of(
          Rows.chunk(AGENTS, row(1.0, 4L), row(null, 4L)),
          Rows.chunk(AGENTS, row(3.0, null), row(null, -100L)));

  @Test
  void factsAreThoseOfAllChunks(TestPipeline pipeline) {
    TwoPassStep fill =
        new FillLearned(Map.of("energy", Statistic.MEAN, "age", Statistic.MOST_FREQUENT))
            .andThen(Clip.to(Map.of("age", new Clip.Bounds(0, 10))));
    PCollection<Chunk> filled =
        pipeline.apply(Create.of(agents).withCoder(ChunkCoder.of(AGENTS))).apply(fill.transform());

    PAssert.that(filled)
        .containsInAnyOrder(
            Rows.chunk(AGENTS, row(1.0, 4L), row(2.0, 4L)),
            Rows.chunk(AGENTS, row(3.0, 4L), row(2.0, 0L)));
    pipeline.run();
  }

  @Test
  void aMeanMakesIntegersDoubles() {
    TwoPassStep fill = new FillLearned(Map.of("age", Statistic.MEAN));

    assertThat(fill.result(AGENTS, AGENTS)).hasToString("energy double, age double");
  }

  @Test
  void valuesWithoutQuartilesHaveNoBounds() {
    LearnBounds bounds = new LearnBounds(List.of("energy"), 1.5);
    Schema facts = bounds.facts().result(AGENTS);

    assertThatThrownBy(() -> bounds.processor(Rows.chunk(facts, row(Double.NaN, Double.NaN))))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "column 'energy' has NaN or infinite values, so its quartiles have no distance; filter"
                + " them out, or give 'bounds'");
    assertThat(bounds.processor(Rows.chunk(facts, row(null, null))).process(agents.get(0)))
        .isEqualTo(agents.get(0));
  }
}
