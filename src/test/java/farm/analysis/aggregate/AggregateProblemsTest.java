package farm.analysis.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.list;

import farm.analysis.aggregate.sum.Count;
import farm.analysis.aggregate.sum.Mean;
import farm.analysis.aggregate.sum.Sum;
import farm.analysis.aggregate.value.Max;
import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ChunkCoder;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
import farm.analysis.chunk.Schema.Field;
import farm.analysis.problem.RequestException;
import java.util.List;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.windowing.FixedWindows;
import org.apache.beam.sdk.transforms.windowing.Window;
import org.apache.beam.sdk.values.PCollection;
import org.joda.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The errors that are found while the pipeline is built. */
@ExtendWith(TestPipelineExtension.class)
class AggregateProblemsTest {

  private static final Schema TURNS = AgentTurns.SCHEMA;

  @Test
  void columnsMustBeThere(TestPipeline pipeline) {
    pipeline.enableAbandonedNodeEnforcement(false);
    PCollection<Chunk> turns = turns(pipeline);

    assertThatThrownBy(() -> turns.apply(Aggregate.groupBy("stepp")))
        .isInstanceOf(RequestException.class)
        .hasMessage("no column 'stepp'; did you mean 'step'? Columns: step, type, energy, age");
    assertThatThrownBy(() -> turns.apply(Aggregate.groupBy().with("x", Max.of("weight"))))
        .isInstanceOf(RequestException.class)
        .hasMessage("no column 'weight'; columns: step, type, energy, age");
  }

  @Test
  void allProblemsAreKnownAtOnce() {
    Aggregate aggregate =
        Aggregate.groupBy("stepp", "type")
            .with("rows", Count.ofRows())
            .with("total", Sum.of("type"))
            .with("oldest", Max.of("agee"));

    assertThatThrownBy(() -> aggregate.result(TURNS))
        .isInstanceOf(RequestException.class)
        .hasMessage("no column 'stepp'; did you mean 'step'? Columns: step, type, energy, age")
        .extracting(first -> List.of(first.getSuppressed()))
        .asInstanceOf(list(RequestException.class))
        .extracting(RequestException::getMessage)
        .containsExactly(
            "sum needs numbers: column 'type' is text",
            "no column 'agee'; did you mean 'age'? Columns: step, type, energy, age");
    assertThat(Aggregate.groupBy("step").with("oldest", Max.of("age")).result(TURNS))
        .isEqualTo(
            Schema.of(new Field("step", ColumnType.LONG), new Field("oldest", ColumnType.LONG)));
  }

  @Test
  void textCantBeAveraged(TestPipeline pipeline) {
    pipeline.enableAbandonedNodeEnforcement(false);
    PCollection<Chunk> turns = turns(pipeline);

    assertThatThrownBy(() -> turns.apply(Aggregate.groupBy("step").with("x", Mean.of("type"))))
        .isInstanceOf(RequestException.class)
        .hasMessage("mean needs numbers: column 'type' is text");
  }

  @Test
  void namesOfTheResultMustDiffer() {
    assertThatThrownBy(() -> Aggregate.groupBy("step").with("step", Count.ofRows()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("two columns of the result are named 'step'");
    Aggregate one = Aggregate.groupBy().with("n", Count.ofRows());
    assertThatThrownBy(() -> one.with("n", Count.of("age")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("two columns of the result are named 'n'");
  }

  @Test
  void onlyTheGlobalWindowCanBeAggregated(TestPipeline pipeline) {
    pipeline.enableAbandonedNodeEnforcement(false);
    PCollection<Chunk> windows =
        turns(pipeline).apply(Window.into(FixedWindows.of(Duration.standardMinutes(1))));

    assertThatThrownBy(() -> windows.apply(Aggregate.groupBy().with("n", Count.ofRows())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("rows to aggregate should be in the global window, were in other windows");
  }

  private static PCollection<Chunk> turns(TestPipeline pipeline) {
    return pipeline.apply(Create.empty(ChunkCoder.of(TURNS)));
  }
}
