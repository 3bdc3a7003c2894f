package farm.analysis.operator;

import static farm.analysis.chunk.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ChunkCoder;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Rows;
import farm.analysis.chunk.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.runners.TransformHierarchy;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.TupleTag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestPipelineExtension.class)
class ChunkFlowTest {

  private static final Schema SCHEMA = Schema.of(new Schema.Field("n", ColumnType.LONG));

  /** The names of the operators that were made with the steps of a pipeline. */
  private final List<String> made = new ArrayList<>();

  @Test
  void branchesGetTheSameChunks(TestPipeline pipeline) {
    ChunkFlow chunks = numbers(pipeline);
    Branch<Long> one = chunks.into(CountRows::new, VarLongCoder.of());
    Branch<Long> other = chunks.into(CountRows::new, VarLongCoder.of());
    PAssert.thatSingleton(one.collection()).isEqualTo(3L);
    PAssert.thatSingleton(other.collection()).isEqualTo(3L);
    pipeline.run();
  }

  @Test
  void aUnionGetsTheChunksOfAllItsFlowsAlsoTwiceOfOne(TestPipeline pipeline) {
    ChunkFlow chunks = numbers(pipeline);
    ChunkFlow all = ChunkFlow.union(List.of(chunks, chunks));
    Branch<Long> rows = all.into(CountRows::new, VarLongCoder.of());
    PAssert.that(rows.collection()).containsInAnyOrder(3L, 3L);
    pipeline.run();
  }

  @Test
  void anOperatorThatNoBranchNeedsIsNotMade(TestPipeline pipeline) {
    ChunkFlow chunks = numbers(pipeline);
    chunks.then(SCHEMA, named("unused"), named("unused"));
    chunks
        .then(SCHEMA, named("used"), named("used"))
        .into(CountRows::new, VarLongCoder.of())
        .collection();
    assertThat(made).containsExactly("used");
    pipeline.run();
  }

  @Test
  void theFirstPassThatIsMadeCounts(TestPipeline pipeline) {
    ChunkFlow processed = numbers(pipeline).then(SCHEMA, named("counted"), named("uncounted"));
    Branch<Long> first = processed.into(CountRows::new, VarLongCoder.of());
    Branch<Long> again = processed.again().into(CountRows::new, VarLongCoder.of());
    PAssert.thatSingleton(again.collection()).isEqualTo(3L);
    PAssert.thatSingleton(first.collection()).isEqualTo(3L);
    assertThat(made).containsExactly("counted", "uncounted");
    pipeline.run();
  }

  @Test
  void onlyTheFirstPassThatIsMadeDoesWorkThatIsDoneOnce(TestPipeline pipeline) {
    ChunkFlow chunks = numbers(pipeline);
    Branch<Long> once = chunks.once(CountRows::new, VarLongCoder.of());
    Branch<Long> again = chunks.again().into(CountRows::new, VarLongCoder.of());
    Branch<Long> onceMore = chunks.again().into(CountRows::new, VarLongCoder.of());
    PAssert.thatSingleton(again.collection()).isEqualTo(3L);
    PAssert.thatSingleton(onceMore.collection()).isEqualTo(3L);
    PAssert.thatSingleton(once.collection()).isEqualTo(3L);
    assertThat(steps(pipeline)).containsExactly("Work, pass 2", "Work, pass 3");
    pipeline.run();
  }

  @Test
  void workThatIsDoneOnceIsDoneWithoutOtherWorkToo(TestPipeline pipeline) {
    Branch<Long> once = numbers(pipeline).once(CountRows::new, VarLongCoder.of());
    PAssert.thatSingleton(once.collection()).isEqualTo(3L);
    pipeline.run();
  }

  @Test
  void rowsThatTheReaderLeavesOutAreToldToAllBranches() {
    List<String> told = new ArrayList<>();
    ChunkOperator listening =
        known ->
            new OperatorInstance() {
              @Override
              public void add(Chunk chunk, Outputs outputs) {}

              @Override
              public void leftOut(String input, long rows) {
                told.add(input + " " + rows);
              }
            };
    new Fork(List.of(listening, listening)).begin(Facts.NONE).leftOut("t.db", 4);
    assertThat(told).containsExactly("t.db 4", "t.db 4");
  }

  @Test
  void aStepThatWaitsForItselfIsRefused(TestPipeline pipeline) {
    ChunkFlow chunks = numbers(pipeline);
    Branch<Long> facts = chunks.into(CountRows::new, VarLongCoder.of());
    UnaryOperator<ChunkOperator> waiting =
        next -> {
          facts.collection();
          return next;
        };
    chunks.then(SCHEMA, waiting, waiting).into(CountRows::new, VarLongCoder.of());
    assertThatThrownBy(facts::collection)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the step 'Work' needs facts that it computes itself");
    pipeline.enableAbandonedNodeEnforcement(false);
  }

  @Test
  void nothingIsAddedToAStepThatIsMade(TestPipeline pipeline) {
    ChunkFlow chunks = numbers(pipeline);
    chunks.into(CountRows::new, VarLongCoder.of()).collection();
    assertThatThrownBy(() -> chunks.into(CountRows::new, VarLongCoder.of()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the step 'Work' is made already");
    pipeline.run();
  }

  private static ChunkFlow numbers(TestPipeline pipeline) {
    Chunk chunk = Rows.chunk(SCHEMA, row(1L), row(2L), row(3L));
    return ChunkFlow.of(pipeline.apply(Create.of(chunk).withCoder(ChunkCoder.of(SCHEMA))));
  }

  /** The names of the steps that work on chunks. */
  private static List<String> steps(TestPipeline pipeline) {
    List<String> names = new ArrayList<>();
    pipeline.traverseTopologically(
        new Pipeline.PipelineVisitor.Defaults() {
          @Override
          public void visitPrimitiveTransform(TransformHierarchy.Node node) {
            if (node.getFullName().matches("Work(, pass \\d)?")) {
              names.add(node.getFullName());
            }
          }
        });
    return names;
  }

  /** Returns the given operator, and notes this name. */
  private UnaryOperator<ChunkOperator> named(String name) {
    return next -> {
      made.add(name);
      return next;
    };
  }

  /** Gives the number of rows of each chunk that has rows. */
  private record CountRows(TupleTag<Long> branch) implements ChunkOperator {

    @Override
    public OperatorInstance begin(Facts known) {
      return (chunk, outputs) -> {
        if (chunk.rowCount() > 0) {
          outputs.give(branch, (long) chunk.rowCount());
        }
      };
    }
  }
}
