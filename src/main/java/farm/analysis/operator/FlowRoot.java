package farm.analysis.operator;

import farm.analysis.chunk.Schema;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.jspecify.annotations.Nullable;

/**
 * Gives chunks to all operators of a {@link ChunkFlow} in one step of the pipeline, such as a read
 * of inputs or the results of an aggregate. The step is made when one of its outputs is asked for.
 */
public abstract class FlowRoot {

  private final String name;
  private final ChunkFlow chunks;
  private final List<Branch<?>> branches = new ArrayList<>();
  private Passes passes = new Passes();
  private @Nullable PCollectionTuple outputs;
  private boolean isBeingMade;

  /** The roots that give the same chunks, and the work that only the first of them does. */
  private static final class Passes {
    private final List<Once<?>> once = new ArrayList<>();
    private int count = 1;
    private @Nullable FlowRoot first;
  }

  private record Once<T>(Branch<T> branch, Function<TupleTag<T>, ChunkOperator> operator) {

    ChunkOperator made() {
      return operator.apply(branch.tag());
    }
  }

  /**
   * A root of chunks with these columns.
   *
   * @param name the name of the step that gives them
   */
  protected FlowRoot(String name, Schema schema) {
    this.name = name;
    this.chunks = new ChunkFlow(FlowRoots.of(this), schema, name, () -> again().chunks());
  }

  /** The chunks. */
  public final ChunkFlow chunks() {
    return chunks;
  }

  /** Makes the step and returns its outputs, one for each branch. */
  protected abstract PCollectionTuple make(JoinedStep step);

  /**
   * A root that gives the same chunks to operators that need facts learned from them.
   *
   * @param pass the name of its step
   */
  protected abstract FlowRoot again(String pass);

  /** Keeps rows together, if it can; see {@link ChunkFlow#keepTogether}. */
  protected Optional<RowsTogether> keepTogether(Collection<String> columns) {
    return Optional.empty();
  }

  private FlowRoot again() {
    passes.count++;
    FlowRoot next =
        again("%s, pass %d".formatted(name.replaceFirst(", pass \\d+$", ""), passes.count));
    next.passes = passes;
    return next;
  }

  void add(Branch<?> branch) {
    if (isBeingMade) {
      throw new IllegalStateException("the step '%s' is made already".formatted(name));
    }
    branches.add(branch);
  }

  /** Adds work for the first of all steps that give these chunks; the others don't do it. */
  <T> void addOnce(Branch<T> branch, Function<TupleTag<T>, ChunkOperator> operator) {
    passes.once.add(new Once<>(branch, operator));
  }

  /** The output for a branch. Asking for it makes the step. */
  <T> PCollection<T> output(Branch<T> branch) {
    boolean isOnce = passes.once.stream().anyMatch(once -> once.branch() == branch);
    FlowRoot root = isOnce && passes.first != null ? passes.first : this;
    return root.outputs().get(branch.tag());
  }

  private PCollectionTuple outputs() {
    if (outputs != null) {
      return outputs;
    }
    if (isBeingMade) {
      throw new IllegalStateException(
          "the step '%s' needs facts that it computes itself".formatted(name));
    }
    isBeingMade = true;
    ChunkOperator operator = chunks.operator(); // makes the steps that its facts come from
    boolean isFirst = passes.first == null;
    if (isFirst) {
      passes.first = this;
      operator = withOnce(operator);
    }
    List<TupleTag<?>> tags = branches.stream().<TupleTag<?>>map(Branch::tag).toList();
    PCollectionTuple made = make(new JoinedStep(stepName(), operator, tags, isFirst));
    branches.forEach(branch -> branch.setCoder(made));
    outputs = made;
    return made;
  }

  private ChunkOperator withOnce(ChunkOperator operator) {
    if (passes.once.isEmpty()) {
      return operator;
    }
    List<ChunkOperator> all = new ArrayList<>(List.of(operator));
    passes.once.forEach(once -> all.add(once.made()));
    passes.once.forEach(once -> branches.add(once.branch()));
    return new Fork(all);
  }

  private String stepName() {
    Set<String> names = new LinkedHashSet<>(List.of(name));
    chunks.addSteps(names);
    return String.join(" + ", names);
  }
}
