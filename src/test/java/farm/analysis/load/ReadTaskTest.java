package farm.analysis.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import farm.analysis.load.input.Inputs;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReadTaskTest {

  @Test
  void rangesAreDealtToTheTaskWithTheFewestBytes() {
    List<ReadTask> tasks = plan(2, NumberSource.of("a", 10, 1, 1), NumberSource.of("b", 12, 20));
    assertThat(tasks).hasSize(2);
    assertThat(inputsAndFirsts(tasks.get(0))).containsExactly("0 a 0", "4 b 12");
    assertThat(inputsAndFirsts(tasks.get(1))).containsExactly("1 a 10", "2 a 11", "3 b 0");
  }

  @Test
  void oneTaskHoldsAllRangesInOrder() {
    List<ReadTask> tasks = plan(1, NumberSource.of("a", 1, 2), NumberSource.of("b", 3));
    assertThat(tasks).hasSize(1);
    assertThat(inputsAndFirsts(tasks.get(0))).containsExactly("0 a 0", "1 a 1", "2 b 0");
  }

  @Test
  void thereIsNoTaskWithoutRanges() {
    assertThat(plan(8, NumberSource.of("a", 5, 5))).hasSize(2);
    assertThat(plan(8, NumberSource.of("a"), NumberSource.of("b"))).isEmpty();
    assertThat(plan(8)).isEmpty();
  }

  @Test
  void tasksOfEveryReadHaveNamesOfTheirOwn() {
    List<ReadTask> once = plan(2, NumberSource.of("a", 5, 5));
    List<ReadTask> again = plan(2, NumberSource.of("a", 5, 5));
    assertThat(Stream.of(once, again).flatMap(List::stream).map(ReadTask::id))
        .doesNotHaveDuplicates();
  }

  @Test
  void everyRangeIsInExactlyOneTaskInOrderAndTasksAreBalanced() {
    qt().withFixedSeed(7)
        .forAll(
            integers().between(1, 9),
            lists().of(integers().between(0, 1000)).ofSizeBetween(0, 40),
            lists().of(integers().between(0, 1000)).ofSizeBetween(0, 40))
        .checkAssert(
            (count, first, second) -> {
              Inputs inputs = inputs(new NumberSource("a", first), new NumberSource("b", second));
              List<ReadTask> tasks = ReadTask.dealt(InputSplit.of(inputs, 1), count);
              assertThat(
                      tasks.stream()
                          .flatMap(task -> task.splits().stream())
                          .map(InputSplit::number))
                  .containsExactlyInAnyOrderElementsOf(
                      IntStream.range(0, first.size() + second.size()).boxed().toList());
              for (ReadTask task : tasks) {
                assertThat(task.splits())
                    .isNotEmpty()
                    .isSortedAccordingTo(Comparator.comparingInt(InputSplit::number));
              }
              long least = tasks.stream().mapToLong(ReadTask::bytes).min().orElse(0);
              long most = tasks.stream().mapToLong(ReadTask::bytes).max().orElse(0);
              assertThat(most - least).isLessThanOrEqualTo(8 * 1000 + 40);
            });
  }

  private static List<ReadTask> plan(int count, NumberSource... sources) {
    return ReadTask.dealt(InputSplit.of(inputs(sources), 1), count);
  }

  private static Inputs inputs(NumberSource... sources) {
    return new Inputs(NumberSource.SCHEMA, List.of(sources), List.of());
  }

  private static List<String> inputsAndFirsts(ReadTask task) {
    return task.splits().stream()
        .map(split -> split.number() + " " + split.source().input() + " " + split.range().first())
        .toList();
  }
}
