package farm.analysis.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import farm.analysis.chunk.Chunk;
import farm.analysis.load.input.ChunkSize;
import farm.analysis.load.input.Inputs;
import farm.analysis.operator.ChunkOperator;
import farm.analysis.operator.Facts;
import farm.analysis.operator.JoinedStep;
import farm.analysis.operator.OperatorInstance;
import farm.analysis.operator.Outputs;
import farm.analysis.problem.DataException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.Pipeline.PipelineExecutionException;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.io.Read;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TupleTag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestPipelineExtension.class)
class WorkFnTest {

  private static final AtomicInteger OPEN_WORK = new AtomicInteger();

  @Test
  void eachTaskIsABundleWhoseEndEndsTheWork(TestPipeline pipeline) {
    PCollection<Long> sums = sums(pipeline, NumberSource.of("work", 1, 2, 3, 4, 7, 0), true);
    PAssert.that(sums)
        .containsInAnyOrder(
            0L + 1 + 2 + 3 + 4 + 5, 6L + 7 + 8 + 9 + 10 + 11 + 12 + 13 + 14 + 15 + 16, 0L);
    assertThat(Counts.of(pipeline.run(), "rows", "chunks", "bytes"))
        .containsOnly(Map.entry("rows", 17L), Map.entry("chunks", 8L), Map.entry("bytes", 136L));
    assertThat(OPEN_WORK).hasValue(0);
  }

  @Test
  void aReadOfNothingEndsABundleToo(TestPipeline pipeline) {
    PAssert.that(sums(pipeline, NumberSource.of("nothing"), true)).containsInAnyOrder(0L);
    pipeline.run();
  }

  @Test
  void rowsReadElsewhereTooAreNotCounted(TestPipeline pipeline) {
    sums(pipeline, NumberSource.of("uncounted", 3, 4), false);
    assertThat(Counts.of(pipeline.run(), "rows", "chunks", "bytes"))
        .containsOnly(Map.entry("bytes", 56L));
  }

  @Test
  void aFailureReachesTheUserAndLeavesNothingOpen(TestPipeline pipeline) {
    sums(pipeline, NumberSource.of("failing work", -3), true);
    assertThatThrownBy(pipeline::run)
        .isInstanceOf(PipelineExecutionException.class)
        .rootCause()
        .isInstanceOf(DataException.class)
        .hasMessage("numbers: no number after 2, was 'end'");
    assertThat(NumberSource.open("failing work")).hasValue(0);
  }

  @Test
  void aPipelineThatRunsAgainReadsAgain() {
    Pipeline pipeline = Pipeline.create();
    PAssert.that(sums(pipeline, NumberSource.of("again", 6, 5), true)).containsInAnyOrder(15L, 40L);
    for (int time = 0; time < 2; time++) {
      assertThat(pipeline.run().waitUntilFinish()).isEqualTo(PipelineResult.State.DONE);
    }
  }

  private static PCollection<Long> sums(Pipeline pipeline, NumberSource source, boolean counted) {
    Inputs inputs = new Inputs(NumberSource.SCHEMA, List.of(source), List.of());
    List<InputSplit> splits = InputSplit.of(inputs, ReadSizes.RANGE_BYTES);
    TupleTag<Long> branch = new TupleTag<>();
    JoinedStep step = new JoinedStep("Sum", new SumOperator(branch), List.of(branch), true);
    return pipeline
        .apply(Read.from(TaskSource.of(inputs, splits, new ReadSizes(0, 8 * 6))))
        .apply(step.parDo(new WorkFn(step.operator(), ChunkSize.rows(3), counted)))
        .get(branch)
        .setCoder(VarLongCoder.of());
  }

  /** Gives the sum of the numbers of a bundle. */
  private record SumOperator(TupleTag<Long> branch) implements ChunkOperator {

    @Override
    public OperatorInstance begin(Facts known) {
      OPEN_WORK.incrementAndGet();
      return new SumInstance(branch);
    }
  }

  private static final class SumInstance implements OperatorInstance {

    private final TupleTag<Long> branch;
    private long sum;

    SumInstance(TupleTag<Long> branch) {
      this.branch = branch;
    }

    @Override
    public void add(Chunk chunk, Outputs outputs) {
      Rows.of(chunk).forEach(row -> sum += (Long) row.get(0));
    }

    @Override
    public void finish(Outputs outputs) {
      outputs.give(branch, sum);
      sum = 0;
    }

    @Override
    public void close() {
      OPEN_WORK.decrementAndGet();
    }
  }
}
