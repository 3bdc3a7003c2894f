package farm.analysis.process;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Schema;
import farm.analysis.operator.ChunkFlow;
import farm.analysis.problem.RequestException;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;

/**
 * Puts collections with the same columns one after the other: {@code
 * PCollectionList.of(first).and(second).apply(Concatenate.inOrder())}.
 *
 * <p>Chunks still come in any order; their origins hold the order of the rows.
 */
public final class Concatenate extends PTransform<PCollectionList<Chunk>, PCollection<Chunk>> {

  private Concatenate() {}

  /** Puts the rows of collections one after the other, in the order of the list. */
  public static Concatenate inOrder() {
    return new Concatenate();
  }

  /**
   * The columns of the result for inputs with these columns, which should all be the same.
   *
   * @throws RequestException for each input whose columns differ from those of the first
   */
  public static Schema result(List<Schema> inputs) {
    List<RequestException> problems = new ArrayList<>();
    for (int i = 1; i < inputs.size(); i++) {
      if (!inputs.get(i).equals(inputs.get(0))) {
        problems.add(
            new RequestException(
                "input %d has other columns (%s) than input 1 (%s)"
                    .formatted(i + 1, inputs.get(i), inputs.get(0))));
      }
    }
    RequestException.throwIfAny(problems);
    return inputs.get(0);
  }

  /** The chunks of all flows, with origins that put the first flow first. */
  public static ChunkFlow flow(List<ChunkFlow> inputs) {
    result(inputs.stream().map(ChunkFlow::schema).toList());
    List<ChunkFlow> numbered = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      int input = i;
      numbered.add(
          Process.flow(inputs.get(i), chunk -> chunk.from(chunk.origin().inBranch(input))));
    }
    return ChunkFlow.union(numbered);
  }

  @Override
  public PCollection<Chunk> expand(PCollectionList<Chunk> inputs) {
    return flow(inputs.getAll().stream().map(ChunkFlow::of).toList()).chunks().collection();
  }
}
