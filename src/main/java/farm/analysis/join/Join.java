package farm.analysis.join;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Schema;
import farm.analysis.join.pair.JoinWay;
import farm.analysis.join.pair.Pairing;
import farm.analysis.join.pair.Pairing.Side;
import farm.analysis.join.range.RangeJoin;
import farm.analysis.join.range.RangesRoot;
import farm.analysis.join.table.TableFlow;
import farm.analysis.join.table.TableJoin;
import farm.analysis.operator.ChunkFlow;
import farm.analysis.process.Process;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.display.DisplayData;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;

/**
 * Joins rows of several inputs whose columns are equal: {@code PCollectionTuple.of("x",
 * actions).and("a", agents).apply(Join.of(JoinType.Kind.LEFT, new Equality.InAll("agent_id")))}.
 *
 * <p>Inputs are joined in their order, each to the result so far. Missing keys match nothing;
 * several matches make several rows. Numbers are equal by value, −0.0 and 0.0 are equal, and so are
 * all NaN.
 *
 * <p>In each join of two, one side is held in memory, and the rows of the other stream past it. The
 * result has the rows in the order of the streamed side, and the matches of a row in the order of
 * the side in memory. Rows of the side in memory without a match come last, in their order. Memory
 * grows with the side in memory alone.
 *
 * <p>If both sides are large, their rows meet by ranges of keys. The result is in the order of the
 * keys, like that of {@link farm.analysis.aggregate.Aggregate}; rows with equal keys are in the
 * order of the first, then of the second side.
 */
public final class Join extends PTransform<PCollectionTuple, PCollection<Chunk>> {

  private final JoinOptions options;

  private Join(JoinOptions options) {
    this.options = options;
  }

  /** A join of this type; in joined rows, all equalities hold. */
  public static Join of(JoinType type, Equality... equalities) {
    return of(type, Arrays.asList(equalities));
  }

  /**
   * A join of this type; in joined rows, all equalities hold.
   *
   * @throws IllegalArgumentException if there are none
   */
  public static Join of(JoinType type, List<Equality> equalities) {
    return new Join(new JoinOptions(type, equalities, Map.of(), List.of()));
  }

  /**
   * Chooses the columns of an input that the result has. They come first, in the order of the
   * calls, then all columns of the inputs for which none are chosen.
   */
  public Join withFields(String input, JoinFields columns) {
    Map<String, JoinFields> fields = new LinkedHashMap<>(options.fields());
    fields.put(input, columns);
    return new Join(
        new JoinOptions(options.type(), options.equalities(), fields, options.broadcast()));
  }

  /** Holds these inputs in memory, whatever their sizes. */
  public Join withBroadcast(List<String> inputs) {
    return new Join(
        new JoinOptions(options.type(), options.equalities(), options.fields(), inputs));
  }

  /**
   * The columns of the result.
   *
   * @param inputs the columns of the inputs by name, in order
   * @throws farm.analysis.problem.RequestException with all problems
   */
  public Schema result(Map<String, Schema> inputs) {
    return JoinPlan.of(options, inputs).result();
  }

  /**
   * The joined chunks.
   *
   * @param inputs at least two
   */
  public ChunkFlow flow(List<JoinInput> inputs) {
    Map<String, Schema> schemas = new LinkedHashMap<>();
    Map<String, Long> bytes = new LinkedHashMap<>();
    for (JoinInput input : inputs) {
      schemas.put(input.name(), input.chunks().schema());
      bytes.put(input.name(), input.bytes());
    }
    JoinPlan plan = JoinPlan.of(options, schemas);
    List<Pairing> pairings = plan.pairings();
    List<JoinWay> ways = JoinWay.of(bytes, options.broadcast());
    ChunkFlow joined = pruned(inputs.get(0), plan.needed(0));
    for (int i = 1; i < inputs.size(); i++) {
      ChunkFlow next = pruned(inputs.get(i), plan.needed(i));
      joined = joined(pairings.get(i - 1), ways.get(i - 1), joined, next, i == 1);
    }
    return joined;
  }

  /**
   * Joins two sides. A step of its own gives the chunks that stream past a table, because it waits
   * for the table, and the table may come from the same input.
   *
   * @param isFirst true if the left side is an input, not the result of a join
   */
  private static ChunkFlow joined(
      Pairing pairing, JoinWay way, ChunkFlow left, ChunkFlow right, boolean isFirst) {
    if (way.table().isEmpty()) {
      return RangesRoot.of(new RangeJoin(pairing, way.left(), way.right()), left, right);
    }
    Side table = way.table().get();
    TableJoin join = new TableJoin(pairing, table, way.part(table).name());
    return table == Side.LEFT
        ? TableFlow.of(join, left, right.again())
        : TableFlow.of(join, right, isFirst ? left.again() : left);
  }

  /**
   * The ways in which the inputs are joined to the result so far, in words.
   *
   * @param bytes the approximate sizes of the inputs in bytes, by name, in order
   */
  public List<String> explanation(Map<String, Long> bytes) {
    return JoinWay.of(bytes, options.broadcast()).stream().map(JoinWay::explanation).toList();
  }

  private static ChunkFlow pruned(JoinInput input, List<String> columns) {
    boolean isPruned = columns.size() < input.chunks().schema().size();
    return isPruned
        ? Process.flow(input.chunks(), chunk -> chunk.project(columns))
        : input.chunks();
  }

  /**
   * Joins collections. Their sizes aren't known, so in each join of two the later input is held in
   * memory, unless {@link #withBroadcast} names the other.
   */
  @Override
  public PCollection<Chunk> expand(PCollectionTuple inputs) {
    List<JoinInput> named = new ArrayList<>();
    inputs
        .getAll()
        .forEach(
            (tag, chunks) -> {
              @SuppressWarnings("unchecked") // ChunkCoder.schemaOf refuses others
              PCollection<Chunk> input = (PCollection<Chunk>) chunks;
              named.add(new JoinInput(tag.getId(), ChunkFlow.of(input, tag.getId()), 0));
            });
    return flow(named).chunks().collection();
  }

  @Override
  public void populateDisplayData(DisplayData.Builder builder) {
    builder.add(DisplayData.item("equalities", options.equalities().toString()));
  }
}
