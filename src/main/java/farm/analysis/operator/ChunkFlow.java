package farm.analysis.operator;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ChunkCoder;
import farm.analysis.chunk.Schema;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TupleTag;

/**
 * The chunks of a future step of the pipeline, and the operators that will work on them: {@code
 * chunks.then(schema, Filtering::new, Filtering::new).into(Counting::new, VarLongCoder.of())}.
 *
 * <p>All operators become one Beam step, together with the producer of the chunks, so no chunk
 * waits between steps. A pipeline is built in two phases: first callers add all operators, then
 * they ask for the collections of branches, which makes the steps.
 */
public final class ChunkFlow {

  private final FlowRoots roots;
  private final Schema schema;
  private final String step;
  private final Supplier<ChunkFlow> again;
  private final List<Consumer> consumers;

  /** Takes the chunks. */
  private interface Consumer {

    /** Returns false if no branch gets a value made from the chunks. */
    boolean isUsed();

    ChunkOperator operator();

    void addSteps(Set<String> names);
  }

  /** The chunks of these roots. */
  ChunkFlow(FlowRoots roots, Schema schema, String step, Supplier<ChunkFlow> again) {
    this(roots, schema, step, again, new ArrayList<>());
  }

  private ChunkFlow(
      FlowRoots roots,
      Schema schema,
      String step,
      Supplier<ChunkFlow> again,
      List<Consumer> consumers) {
    this.roots = roots;
    this.schema = schema;
    this.step = step;
    this.again = again;
    this.consumers = consumers;
  }

  /** The chunks of a collection. */
  public static ChunkFlow of(PCollection<Chunk> chunks) {
    return of(chunks, "Work");
  }

  /**
   * The chunks of one of several collections.
   *
   * @param name the name of the step that works on them
   */
  public static ChunkFlow of(PCollection<Chunk> chunks, String name) {
    return new CollectedChunks(chunks, name).chunks();
  }

  /** The chunks of several flows with the same columns; there must be at least one flow. */
  public static ChunkFlow union(List<ChunkFlow> flows) {
    ChunkFlow first = flows.get(0);
    ChunkFlow all =
        new ChunkFlow(
            FlowRoots.union(flows.stream().map(flow -> flow.roots).toList()),
            first.schema,
            first.step,
            () -> union(flows.stream().map(ChunkFlow::again).toList()));
    flows.forEach(flow -> flow.add(all, next -> next));
    return all;
  }

  /** The columns of the chunks. */
  public Schema schema() {
    return schema;
  }

  /** The name of the step that operators are added to. */
  public String step() {
    return step;
  }

  /** The same chunks; operators that are added to this belong to a step of that name. */
  public ChunkFlow in(String newStep) {
    return new ChunkFlow(roots, schema, newStep, again, consumers);
  }

  /**
   * The same chunks once more, in another step of the pipeline: for operators that need facts
   * learned from these chunks. Of all steps that give the same chunks, only the first to be made
   * counts rows.
   */
  public ChunkFlow again() {
    return again.get();
  }

  /**
   * Asks the step that gives the chunks to keep rows with the same values in these columns
   * together. Other operators get the chunks in the same way.
   *
   * @return the promise; empty if the step can't keep them together
   */
  public Optional<RowsTogether> keepTogether(Collection<String> columns) {
    return roots.keepTogether(columns);
  }

  /**
   * The chunks that an operator makes from these.
   *
   * @param newSchema their columns
   * @param counted makes the operator, given the one that works on the chunks it makes
   * @param uncounted makes an operator that does the same, but counts nothing
   */
  public ChunkFlow then(
      Schema newSchema,
      UnaryOperator<ChunkOperator> counted,
      UnaryOperator<ChunkOperator> uncounted) {
    return then(newSchema, counted, uncounted, new FirstPass());
  }

  private ChunkFlow then(
      Schema newSchema,
      UnaryOperator<ChunkOperator> counted,
      UnaryOperator<ChunkOperator> uncounted,
      FirstPass first) {
    ChunkFlow made =
        new ChunkFlow(
            roots,
            newSchema,
            step,
            () -> again().in(step).then(newSchema, counted, uncounted, first));
    add(made, next -> first.is(made) ? counted.apply(next) : uncounted.apply(next));
    return made;
  }

  private void add(ChunkFlow made, UnaryOperator<ChunkOperator> operator) {
    consumers.add(
        new Consumer() {
          @Override
          public boolean isUsed() {
            return made.isUsed();
          }

          @Override
          public ChunkOperator operator() {
            return operator.apply(made.operator());
          }

          @Override
          public void addSteps(Set<String> names) {
            names.add(step);
            made.addSteps(names);
          }
        });
  }

  /**
   * The values that an operator gives.
   *
   * @param operator makes the operator, which gives its values to this branch
   */
  public <T> Branch<T> into(Function<TupleTag<T>, ChunkOperator> operator, Coder<T> coder) {
    Branch<T> branch = new Branch<>(step, coder, roots.all());
    roots.all().forEach(root -> root.add(branch));
    consumers.add(
        new Consumer() {
          @Override
          public boolean isUsed() {
            return true;
          }

          @Override
          public ChunkOperator operator() {
            return operator.apply(branch.tag());
          }

          @Override
          public void addSteps(Set<String> names) {
            names.add(step);
          }
        });
    return branch;
  }

  /**
   * The values that an operator gives. It works on the chunks once, even if several steps of the
   * pipeline give them: see {@link #again}. Only for the chunks of a root, such as a read.
   *
   * @param operator makes the operator, which gives its values to this branch
   */
  public <T> Branch<T> once(Function<TupleTag<T>, ChunkOperator> operator, Coder<T> coder) {
    Branch<T> branch = new Branch<>(step, coder, roots.all());
    roots.all().forEach(root -> root.addOnce(branch, operator));
    return branch;
  }

  /** The unchanged chunks, without those that have no rows. */
  public Branch<Chunk> chunks() {
    return into(GiveChunks::new, ChunkCoder.of(schema));
  }

  /** All work on the chunks. */
  ChunkOperator operator() {
    List<ChunkOperator> operators =
        consumers.stream().filter(Consumer::isUsed).map(Consumer::operator).toList();
    return operators.size() == 1 ? operators.get(0) : new Fork(operators);
  }

  /** Adds the names of the steps that work on the chunks. */
  void addSteps(Set<String> names) {
    consumers.stream().filter(Consumer::isUsed).forEach(consumer -> consumer.addSteps(names));
  }

  private boolean isUsed() {
    return consumers.stream().anyMatch(Consumer::isUsed);
  }
}
