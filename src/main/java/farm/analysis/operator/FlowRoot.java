package farm.analysis.operator;

import farm.analysis.chunk.Schema;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
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

  /** The roots that give the same chunks. */
  private static final class Passes {
    private final FirstPass first = new FirstPass();
    private int count = 1;
  }

  /**
   * A root of chunks with these columns.
   *
   * @param name the name of the step that gives them
   */
  protected FlowRoot(String name, Schema schema) {
    this.name = name;
    this.chunks = new ChunkFlow(Set.of(this), schema, name, () -> again().chunks());
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

  /** The outputs of the step. */
  PCollectionTuple outputs() {
    if (outputs != null) {
      return outputs;
    }
    if (isBeingMade) {
      throw new IllegalStateException(
          "the step '%s' needs facts that it computes itself".formatted(name));
    }
    isBeingMade = true;
    List<TupleTag<?>> tags = branches.stream().<TupleTag<?>>map(Branch::tag).toList();
    ChunkOperator operator = chunks.operator(); // makes the steps that its facts come from
    boolean isCounted = passes.first.is(this);
    PCollectionTuple made = make(new JoinedStep(stepName(), operator, tags, isCounted));
    branches.forEach(branch -> branch.setCoder(made));
    outputs = made;
    return made;
  }

  private String stepName() {
    Set<String> names = new LinkedHashSet<>(List.of(name));
    chunks.addSteps(names);
    return String.join(" + ", names);
  }
}
