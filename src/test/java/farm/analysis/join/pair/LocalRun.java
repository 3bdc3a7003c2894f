package farm.analysis.join.pair;

import farm.analysis.chunk.Chunk;
import farm.analysis.operator.Facts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.beam.sdk.values.PCollectionView;

/**
 * Runs operators without a pipeline, on bundles in random order.
 *
 * @param random decides the order and the number of bundles
 */
public record LocalRun(Random random) {

  /** The chunks in up to three bundles, in any order; one of them may be empty. */
  public List<List<Chunk>> bundles(List<Chunk> chunks) {
    List<Chunk> shuffled = new ArrayList<>(chunks);
    Collections.shuffle(shuffled, random);
    int first = random.nextInt(chunks.size() + 1);
    int second = first + random.nextInt(chunks.size() + 1 - first);
    return List.of(
        shuffled.subList(0, first),
        shuffled.subList(first, second),
        shuffled.subList(second, chunks.size()));
  }

  /** Facts for an operator that asks for one view, whose only element is {@code fact}. */
  public static Facts facts(Object fact) {
    return new OneFact(fact);
  }

  private record OneFact(Object fact) implements Facts {

    @Override
    @SuppressWarnings("unchecked") // the operators of a join have one fact
    public <V> V of(PCollectionView<V> view) {
      return (V) List.of(fact);
    }
  }
}
