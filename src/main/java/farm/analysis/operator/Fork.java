package farm.analysis.operator;

import farm.analysis.chunk.Chunk;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.values.PCollectionView;

/** Hands each chunk to several operators. */
record Fork(ArrayList<ChunkOperator> operators) implements ChunkOperator {

  Fork(List<ChunkOperator> operators) {
    this(new ArrayList<>(operators));
  }

  @Override
  public List<PCollectionView<?>> facts() {
    List<PCollectionView<?>> all = new ArrayList<>();
    operators.forEach(operator -> all.addAll(operator.facts()));
    return all;
  }

  @Override
  public OperatorInstance begin(Facts known) {
    Instance instance = new Instance();
    try {
      operators.forEach(operator -> instance.branches.add(operator.begin(known)));
      return instance;
    } catch (RuntimeException | Error e) {
      instance.close();
      throw e;
    }
  }

  private static final class Instance implements OperatorInstance {

    private final List<OperatorInstance> branches = new ArrayList<>();

    @Override
    public void add(Chunk chunk, Outputs outputs) {
      for (OperatorInstance branch : branches) {
        branch.add(chunk, outputs);
      }
    }

    @Override
    public void leftOut(String input, long rows) {
      for (OperatorInstance branch : branches) {
        branch.leftOut(input, rows);
      }
    }

    @Override
    public void finish(Outputs outputs) {
      for (OperatorInstance branch : branches) {
        branch.finish(outputs);
      }
    }

    /** Closes every branch, even if closing one of them fails. */
    @Override
    public void close() {
      RuntimeException failure = null;
      for (OperatorInstance branch : branches) {
        try {
          branch.close();
        } catch (RuntimeException e) {
          failure = failure == null ? e : failure;
        }
      }
      if (failure != null) {
        throw failure;
      }
    }
  }
}
