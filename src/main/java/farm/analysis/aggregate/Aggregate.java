package farm.analysis.aggregate;

import farm.analysis.aggregate.function.Aggregation;
import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ChunkCoder;
import farm.analysis.chunk.Schema;
import farm.analysis.merge.MergePieces;
import farm.analysis.problem.RequestException;
import farm.analysis.process.DataProcessor;
import farm.analysis.process.Process;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.display.DisplayData;
import org.apache.beam.sdk.transforms.windowing.GlobalWindows;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;

/**
 * Groups rows by the values of some columns and aggregates each group online: {@code
 * Aggregate.groupBy("step_number").with("mean_agents", Mean.of("total_agents"))}.
 *
 * <p>The result is chunks of the key columns, then one column for each aggregation, with rows in
 * the order of the keys. Its bits don't depend on the size or order of the chunks, nor on the
 * runner. Memory grows with the number of groups, not of rows. Without keys there is one row, also
 * of no input.
 */
public final class Aggregate extends PTransform<PCollection<Chunk>, PCollection<Chunk>> {

  /** The metric that counts the groups of results. */
  public static final String GROUPS = "groups";

  /** How many tables the groups are merged in, side by side. */
  private static final int SHARDS = 4;

  private final DataProcessor before;
  private final List<String> keys;
  private final LinkedHashMap<String, Aggregation> aggregations;

  private Aggregate(
      DataProcessor before, List<String> keys, Map<String, Aggregation> aggregations) {
    this.before = before;
    this.keys = List.copyOf(keys);
    this.aggregations = new LinkedHashMap<>(aggregations);
  }

  /** Groups by these columns; by none, all rows are one group. */
  public static Aggregate groupBy(List<String> columns) {
    return new Aggregate(chunk -> chunk, columns, Map.of());
  }

  /** Groups by these columns; by none, all rows are one group. */
  public static Aggregate groupBy(String... columns) {
    return groupBy(Arrays.asList(columns));
  }

  /** This with one more column, {@code name}, that gives the aggregation of each group. */
  public Aggregate with(String name, Aggregation aggregation) {
    LinkedHashMap<String, Aggregation> more = new LinkedHashMap<>(aggregations);
    if (keys.contains(name) || more.put(name, aggregation) != null) {
      throw new IllegalArgumentException("two columns of the result are named '" + name + "'");
    }
    return new Aggregate(before, keys, more);
  }

  /**
   * This on what {@code processor} makes of the chunks, in the same step: quicker than one of its
   * own before this.
   */
  public Aggregate after(DataProcessor processor) {
    return new Aggregate(processor.andThen(before), keys, aggregations);
  }

  /**
   * The columns of the result for chunks of these.
   *
   * @throws RequestException with all that is wrong: each column that isn't there or doesn't fit
   */
  public Schema result(Schema input) {
    List<RequestException> problems = new ArrayList<>();
    for (String key : keys) {
      if (input.find(key).isEmpty()) {
        problems.add(new RequestException(key, input.unknownColumn(key)));
      }
    }
    for (Map.Entry<String, Aggregation> one : aggregations.entrySet()) {
      try {
        new AggregateSpec(input, List.of(), Map.of(one.getKey(), one.getValue())).result();
      } catch (RequestException e) {
        problems.add(e);
      }
    }
    RequestException.throwIfAny(problems);
    return new AggregateSpec(input, keys, aggregations).result();
  }

  /**
   * The result for chunks of the input's schema.
   *
   * @throws farm.analysis.problem.RequestException if a column isn't there or is of a wrong type
   */
  @Override
  public PCollection<Chunk> expand(PCollection<Chunk> chunks) {
    if (!(chunks.getWindowingStrategy().getWindowFn() instanceof GlobalWindows)) {
      throw new IllegalArgumentException("only the global window can be aggregated");
    }
    Schema input = Process.schemaOf(before, ChunkCoder.schemaOf(chunks));
    AggregateSpec spec = new AggregateSpec(input, keys, aggregations);
    ChunkCoder resultCoder = ChunkCoder.of(spec.result());
    KvCoder<Integer, GroupTable> tables = KvCoder.of(VarIntCoder.of(), new GroupTableCoder(spec));
    PCollection<KV<Integer, GroupTable>> shards =
        chunks
            .apply("GroupEachBundle", ParDo.of(new GroupBundleFn(before, spec, SHARDS)))
            .setCoder(tables)
            .apply(
                "MergeShards", MergePieces.with(new MergeTablesFn(spec), new GroupTableCoder(spec)))
            .apply("Gather", ParDo.of(new GatherFn()))
            .setCoder(tables);
    PCollection<KV<Integer, GroupTable>> none =
        chunks
            .getPipeline()
            .apply("NoGroups", Create.of(KV.of(0, new GroupTable(spec))).withCoder(tables));
    return PCollectionList.of(shards)
        .and(none)
        .apply("EvenOfNoInput", Flatten.pCollections())
        .apply("AllShards", GroupByKey.create())
        .apply("InKeyOrder", ParDo.of(new SortGroupsFn(spec)))
        .setCoder(resultCoder);
  }

  @Override
  public void populateDisplayData(DisplayData.Builder builder) {
    builder
        .add(DisplayData.item("groupBy", String.join(", ", keys)))
        .add(DisplayData.item("aggregations", String.join(", ", aggregations.keySet())));
  }
}
