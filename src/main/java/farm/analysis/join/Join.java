package farm.analysis.join;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Schema;
import farm.analysis.join.Pairing.Side;
import farm.analysis.operator.ChunkFlow;
import farm.analysis.process.Process;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.display.DisplayData;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;

/**
 * Joins rows of several inputs whose columns are equal: {@code PCollectionTuple.of("x",
 * actions).and("a", agents).apply(Join.left(new Equalities.Everywhere("agent_id")))}.
 *
 * <p>Inputs are joined in their order, each to the result so far. Missing keys match nothing;
 * several matches make several rows. Numbers are equal by value, −0.0 and 0.0 are equal, and so are
 * all NaN.
 *
 * <p>In each join of two, one side is held in memory, and the rows of the other stream past it. The
 * result has the rows in the order of the streamed side, and the matches of a row in the order of
 * the side in memory. Rows of the side in memory without a match come last, in their order. Memory
 * grows with the side in memory alone.
 */
public final class Join extends PTransform<PCollectionTuple, PCollection<Chunk>> {

  private final JoinOptions options;

  private Join(JoinOptions options) {
    this.options = options;
  }

  /** A join of this type. */
  public static Join of(JoinType type, Equalities equalities) {
    return new Join(new JoinOptions(type, equalities, Map.of(), List.of()));
  }

  /** Chooses the columns of the result for some inputs; all columns of the others stay. */
  public Join withFields(Map<String, JoinFields> fields) {
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
    List<TableSide> tables = TableSide.of(bytes, options.broadcast());
    ChunkFlow joined = pruned(inputs.get(0), plan.needed(0));
    for (int i = 1; i < inputs.size(); i++) {
      TableSide table = tables.get(i - 1);
      TableJoin join = new TableJoin(pairings.get(i - 1), table.side(), table.name());
      ChunkFlow next = pruned(inputs.get(i), plan.needed(i));
      joined =
          table.side() == Side.RIGHT
              ? TableFlow.of(join, next, i == 1 ? joined.again() : joined)
              : TableFlow.of(join, joined, next.again());
    }
    return joined;
  }

  /**
   * Tells, in phrases, which side of each join of two is held in memory.
   *
   * @param bytes the approximate sizes of the inputs in bytes, by name, in order
   */
  public List<String> explanation(Map<String, Long> bytes) {
    return TableSide.of(bytes, options.broadcast()).stream().map(TableSide::explanation).toList();
  }

  private static ChunkFlow pruned(JoinInput input, List<String> columns) {
    boolean isPruned = columns.size() < input.chunks().schema().size();
    return isPruned
        ? Process.flow(input.chunks(), chunk -> chunk.project(columns))
        : input.chunks();
  }

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
