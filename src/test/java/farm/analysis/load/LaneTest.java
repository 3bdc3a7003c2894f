package farm.analysis.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LaneTest {

  @Test
  void rangesAreDealtToTheLaneWithTheFewestBytes() {
    List<Lane> lanes = plan(2, NumberSource.of("a", 10, 1, 1), NumberSource.of("b", 12, 20));
    assertThat(lanes).hasSize(2);
    assertThat(inputsAndFirsts(lanes.get(0))).containsExactly("0 a 0", "4 b 12");
    assertThat(inputsAndFirsts(lanes.get(1))).containsExactly("1 a 10", "2 a 11", "3 b 0");
  }

  @Test
  void oneLaneHoldsAllRangesInOrder() {
    List<Lane> lanes = plan(1, NumberSource.of("a", 1, 2), NumberSource.of("b", 3));
    assertThat(lanes).hasSize(1);
    assertThat(inputsAndFirsts(lanes.get(0))).containsExactly("0 a 0", "1 a 1", "2 b 0");
  }

  @Test
  void thereIsNoLaneWithoutRanges() {
    assertThat(plan(8, NumberSource.of("a", 5, 5))).hasSize(2);
    assertThat(plan(8, NumberSource.of("a"), NumberSource.of("b"))).isEmpty();
    assertThat(plan(8)).isEmpty();
  }

  @Test
  void lanesOfEveryReadHaveNamesOfTheirOwn() {
    List<Lane> once = plan(2, NumberSource.of("a", 5, 5));
    List<Lane> again = plan(2, NumberSource.of("a", 5, 5));
    assertThat(Stream.of(once, again).flatMap(List::stream).map(Lane::id)).doesNotHaveDuplicates();
  }

  @Test
  void everyRangeIsInExactlyOneLaneInOrderAndLanesAreBalanced() {
    qt().withFixedSeed(7)
        .forAll(
            integers().between(1, 9),
            lists().of(integers().between(0, 1000)).ofSizeBetween(0, 40),
            lists().of(integers().between(0, 1000)).ofSizeBetween(0, 40))
        .checkAssert(
            (count, first, second) -> {
              Inputs inputs = inputs(new NumberSource("a", first), new NumberSource("b", second));
              List<Lane> lanes = Lane.plan(inputs, ChunkSize.DEFAULT, count, 1, 1);
              assertThat(lanes.stream().flatMap(lane -> lane.parts().stream()).map(Part::number))
                  .containsExactlyInAnyOrderElementsOf(
                      IntStream.range(0, first.size() + second.size()).boxed().toList());
              for (Lane lane : lanes) {
                assertThat(lane.parts())
                    .isNotEmpty()
                    .isSortedAccordingTo(Comparator.comparingInt(Part::number));
              }
              long least = lanes.stream().mapToLong(LaneTest::bytes).min().orElse(0);
              long most = lanes.stream().mapToLong(LaneTest::bytes).max().orElse(0);
              assertThat(most - least).isLessThanOrEqualTo(8 * 1000 + 40);
            });
  }

  @Test
  void aPlaceHoldsAPartAndAnOrdinal() {
    long place = Lane.place(3) + 4_000_000_000L;
    assertThat(Lane.partIndex(place)).isEqualTo(3);
    assertThat(Lane.ordinal(place)).isEqualTo(4_000_000_000L);
    assertThat(Lane.partIndex(Lane.place(2_000_000))).isEqualTo(2_000_000);
    assertThat(plan(1, NumberSource.of("a", 1, 2)).get(0).end()).isEqualTo(Lane.place(2));
  }

  private static List<Lane> plan(int count, NumberSource... sources) {
    return Lane.plan(inputs(sources), ChunkSize.DEFAULT, count, 1, 1);
  }

  private static Inputs inputs(NumberSource... sources) {
    return new Inputs(NumberSource.SCHEMA, List.of(sources), List.of());
  }

  private static long bytes(Lane lane) {
    return lane.parts().stream().mapToLong(part -> part.range().bytes()).sum();
  }

  private static List<String> inputsAndFirsts(Lane lane) {
    return lane.parts().stream()
        .map(part -> part.number() + " " + part.source().input() + " " + part.range().first())
        .toList();
  }
}
