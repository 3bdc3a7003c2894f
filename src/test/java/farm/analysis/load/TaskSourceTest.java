package farm.analysis.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import farm.analysis.load.input.ChunkSize;
import farm.analysis.load.input.Inputs;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.testing.SourceTestUtils;
import org.apache.beam.sdk.util.SerializableUtils;
import org.junit.jupiter.api.Test;

class TaskSourceTest {

  private final PipelineOptions options = PipelineOptionsFactory.create();

  @Test
  void aTaskEndsWithTheRangeThatFillsIt() {
    TaskSource source = source(sizes(8 * 4), NumberSource.of("a", 1, 2, 3, 9, 2));
    assertThat(tasks(source)).containsExactly(List.of(0, 1, 2), List.of(3), List.of(4));
  }

  @Test
  void tasksGetSmallerAsLessIsLeft() {
    NumberSource eight = NumberSource.of("a", 100, 100, 100, 100, 100, 100, 100, 100);
    assertThat(tasks(source(new ReadSizes(0.5, 1), eight)))
        .extracting(List::size)
        .containsExactly(4, 2, 1, 1);
  }

  @Test
  void rangesOfUnknownSizeAreTasksOfTheirOwn() {
    assertThat(tasks(source(sizes(100), NumberSource.of("a", 0, 0, 0))))
        .containsExactly(List.of(0), List.of(1), List.of(2));
  }

  @Test
  void aReadOfNothingHasOneTaskWithARangeOfNoRows() throws IOException {
    for (TaskSource source :
        List.of(source(sizes(1)), source(sizes(1), NumberSource.of("a"), NumberSource.of("b")))) {
      List<InputSplit> ranges = SourceTestUtils.readFromSource(source, options);
      assertThat(ranges).hasSize(1);
      try (InputSplit.OpenSplit open = ranges.get(0).open(ChunkSize.DEFAULT, 0)) {
        assertThat(open.next()).isNull();
      }
    }
  }

  @Test
  void everyRangeIsInOneTaskInOrder() {
    qt().withFixedSeed(7)
        .forAll(
            integers().between(1, 9000),
            lists().of(integers().between(0, 1000)).ofSizeBetween(0, 40),
            lists().of(integers().between(1, 1000)).ofSizeBetween(1, 40))
        .checkAssert(
            (bytes, first, second) -> {
              TaskSource source =
                  source(sizes(bytes), new NumberSource("a", first), new NumberSource("b", second));
              assertThat(tasks(source).stream().flatMap(List::stream))
                  .containsExactlyElementsOf(
                      IntStream.range(0, first.size() + second.size()).boxed().toList());
            });
  }

  @Test
  void eachTaskCanBeReadOnAnotherMachine() throws Exception {
    TaskSource source =
        SerializableUtils.clone(source(sizes(8 * 4), NumberSource.of("a", 1, 2, 3, 9, 2)));
    assertThat(source.getEstimatedSizeBytes(options)).isEqualTo(8L * 17);
    SourceTestUtils.assertSourcesEqualReferenceSource(source, source.split(1, options), options);
  }

  private static ReadSizes sizes(long taskBytes) {
    return new ReadSizes(0, taskBytes);
  }

  private static TaskSource source(ReadSizes sizes, NumberSource... sources) {
    Inputs inputs = new Inputs(NumberSource.SCHEMA, List.of(sources), List.of());
    return TaskSource.of(inputs, InputSplit.of(inputs, ReadSizes.RANGE_BYTES), sizes);
  }

  private List<List<Integer>> tasks(TaskSource source) {
    return source.split(1, options).stream()
        .map(
            task -> {
              try {
                return SourceTestUtils.readFromSource(task, options).stream()
                    .map(InputSplit::number)
                    .toList();
              } catch (IOException e) {
                throw new AssertionError(e);
              }
            })
        .toList();
  }
}
