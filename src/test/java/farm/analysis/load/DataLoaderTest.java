package farm.analysis.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import farm.analysis.chunk.Chunk;
import farm.analysis.load.input.ReadOptions;
import farm.analysis.operator.ChunkOperator;
import farm.analysis.operator.Facts;
import farm.analysis.operator.OperatorInstance;
import farm.analysis.operator.Outputs;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.display.DisplayData;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TupleTag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataLoaderTest {

  @RegisterExtension final TestPipelineExtension extension = TestPipelineExtension.create();

  private final DataLoader tenNumbers = NumberLoader.of(NumberSource.of("numbers", 4, 0, 6));

  @Test
  void aPipelineIteratingAndLoadingGiveTheSameRows(TestPipeline pipeline) {
    DataLoader loader = tenNumbers.withChunkSize(3);
    List<List<Object>> expected =
        LongStream.range(0, 10).mapToObj(n -> List.<Object>of(n)).toList();
    assertThat(Rows.of(loader)).isEqualTo(expected);
    assertThat(Rows.of(loader.loadData())).isEqualTo(expected);
    PCollection<Chunk> chunks = pipeline.apply(loader);
    PAssert.that(chunks)
        .satisfies(
            read -> {
              assertThat(Rows.inOrder(read)).isEqualTo(expected);
              return null;
            });
    pipeline.run();
  }

  @Test
  void aPipelineGivesTheVeryChunksOfIterating(TestPipeline pipeline) {
    DataLoader loader = tenNumbers.withChunkSize(4);
    List<Chunk> expected = new ArrayList<>();
    loader.iterData().forEachRemaining(expected::add);
    PAssert.that(pipeline.apply(loader)).containsInAnyOrder(expected);
    pipeline.run();
  }

  @Test
  void anOperatorGivesSomethingEvenOfInputsWithoutRows(TestPipeline pipeline) {
    DataLoader loader = NumberLoader.of(NumberSource.of("a"));
    PAssert.that(
            loader
                .flow("Read", pipeline, ReadSizes.local(2))
                .into(CountRows::new, VarLongCoder.of())
                .collection())
        .containsInAnyOrder(0L);
    pipeline.run();
  }

  private record CountRows(TupleTag<Long> branch) implements ChunkOperator {

    @Override
    public OperatorInstance begin(Facts known) {
      return new OperatorInstance() {
        private long rows;

        @Override
        public void add(Chunk chunk, Outputs outputs) {
          rows += chunk.rowCount();
        }

        @Override
        public void finish(Outputs outputs) {
          outputs.give(branch, rows);
        }
      };
    }
  }

  @Test
  void inputsWithoutRowsGiveNoChunks(TestPipeline pipeline) {
    DataLoader loader = NumberLoader.of(NumberSource.of("a"), NumberSource.of("b", 0));
    assertThat(loader.iterData().hasNext()).isFalse();
    assertThat(loader.loadData().rowCount()).isZero();
    assertThat(loader.loadData().schema()).isEqualTo(NumberSource.SCHEMA);
    PAssert.that(pipeline.apply(loader)).empty();
    pipeline.run();
  }

  @ParameterizedTest
  @CsvSource({"1, 1 1 1 1 1 1 1 1 1 1", "4, 4 4 2", "5, 4 5 1", "6, 4 6", "7, 4 6"})
  void aChunkHasExactlyTheRowsAskedForButTheLastOfARange(int chunkRows, String sizes) {
    List<String> found = new ArrayList<>();
    tenNumbers
        .withChunkSize(chunkRows)
        .iterData()
        .forEachRemaining(chunk -> found.add(Integer.toString(chunk.rowCount())));
    assertThat(String.join(" ", found)).isEqualTo(sizes);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 10_000_001, Integer.MIN_VALUE})
  void aChunkSizeOutOfRangeIsRefused(int rows) {
    assertThatThrownBy(() -> tenNumbers.withChunkSize(rows))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'chunk_size' should be from 1 to 10000000 rows, was " + rows);
  }

  @Test
  void theLargestChunkSizeIsTaken() {
    assertThat(tenNumbers.withChunkSize(10_000_000).loadData().rowCount()).isEqualTo(10);
  }

  @Test
  void aColumnNamedTwiceIsRefused() {
    assertThatThrownBy(() -> tenNumbers.withColumns("n", "m", "n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'columns' should name each column once, has 'n' twice");
  }

  @Test
  void changesLeaveTheLoaderAsItWas() {
    tenNumbers.withChunkSize(1);
    tenNumbers.withColumns("n");
    assertThat(tenNumbers.options()).isEqualTo(ReadOptions.DEFAULT);
  }

  @Test
  void inputsAreLookedAtOnce() {
    assertThat(tenNumbers.inputs()).isSameAs(tenNumbers.inputs());
    assertThat(tenNumbers.schema()).isSameAs(tenNumbers.inputs().schema());
  }

  @Test
  void displayDataTellsChunkSizeAndColumns() {
    DisplayData shown = DisplayData.from(tenNumbers.withChunkSize(7).withColumns("n", "m"));
    assertThat(shown.asMap().values())
        .extracting(DisplayData.Item::getKey, item -> item.getValue().toString())
        .contains(tuple("chunkRows", "7"), tuple("columns", "n, m"));
  }
}
