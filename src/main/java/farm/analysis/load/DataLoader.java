package farm.analysis.load;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ChunkCoder;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Origin;
import farm.analysis.chunk.Schema;
import farm.analysis.expression.Expression;
import farm.analysis.load.input.ChunkSize;
import farm.analysis.load.input.Inputs;
import farm.analysis.load.input.ReadOptions;
import farm.analysis.operator.ChunkFlow;
import farm.analysis.operator.RowsTogether;
import farm.analysis.problem.RequestException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.display.DisplayData;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.jspecify.annotations.Nullable;

/**
 * Reads inputs as chunks: {@code pipeline.apply(SqliteLoader.table("run.db", "agents"))}. Inputs
 * may have any size; a few chunks bound the memory.
 *
 * <p>In a pipeline, a loader reads in parallel: chunks come in any order, but each knows its place
 * ({@link Chunk#origin}). {@link #iterData} reads in this JVM with the same readers. A loader is
 * immutable. It looks at its inputs once, when it is first asked about them.
 */
public abstract class DataLoader extends PTransform<PBegin, PCollection<Chunk>> {

  /** The metric that counts the rows read. */
  public static final String ROWS = "rows";

  /** The metric that counts the chunks read. */
  public static final String CHUNKS = "chunks";

  /** The metric that counts the rows left out, because the condition doesn't need them. */
  public static final String LEFT_OUT = "leftOut";

  /** The metric that counts the bytes of input read, approximately. */
  public static final String BYTES = "bytes";

  /** The maximum bytes of chunks in flight in each step, over all tasks of a read. */
  private static final long BURST_BYTES = 4L << 20;

  /** The minimum bytes of a burst: with fewer, a task spends more on stopping than on reading. */
  private static final long LEAST_BURST_BYTES = 1L << 20;

  private final ReadOptions options;
  private transient @Nullable Inputs inputs;
  private transient @Nullable List<InputSplit> wholeSplits;

  /** A loader with these options. */
  protected DataLoader(ReadOptions options) {
    this.options = options;
  }

  /**
   * Looks at the inputs, without reading their rows.
   *
   * @throws farm.analysis.problem.RequestException if a requested file, table or column isn't there
   * @throws farm.analysis.problem.DataException if an input is broken
   */
  protected abstract Inputs open(ReadOptions options);

  /** This loader with other options. */
  protected abstract DataLoader withOptions(ReadOptions options);

  /** The options of this loader. */
  protected final ReadOptions options() {
    return options;
  }

  /**
   * Returns a copy with chunks of exactly {@code rows} rows; the last chunk of a range may be
   * shorter. By default a chunk takes about 256 kB.
   */
  public final DataLoader withChunkSize(int rows) {
    return withOptions(options.withChunkSize(ChunkSize.rows(rows)));
  }

  /**
   * Returns a copy that reads another table.
   *
   * @throws RequestException if its inputs have no tables
   */
  public DataLoader withTable(String table) {
    throw new RequestException(
        table,
        "this %s has no tables, was asked for table '%s'"
            .formatted(getClass().getSimpleName(), table));
  }

  /** Returns a copy that reads only these columns, in this order. */
  public final DataLoader withColumns(List<String> columns) {
    return withOptions(options.withColumns(columns));
  }

  /** Returns a copy that reads only these columns, in this order. */
  public final DataLoader withColumns(String... columns) {
    return withColumns(Arrays.asList(columns));
  }

  /** Returns a copy with these types for some columns, instead of the types found in their data. */
  public final DataLoader withSchema(Map<String, ColumnType> schema) {
    return withOptions(options.withSchema(schema));
  }

  /**
   * Returns a copy that reads rows for which {@code condition} is true. It leaves out other rows
   * only where its format has a quick way to do so, so a filter should follow.
   */
  public final DataLoader withCondition(Expression condition) {
    return withOptions(options.withCondition(condition));
  }

  /** The inputs, looked at but not read. */
  public final synchronized Inputs inputs() {
    if (inputs == null) {
      inputs = open(options);
    }
    return inputs;
  }

  /** The columns of every chunk. */
  public final Schema schema() {
    return inputs().schema();
  }

  /** A description of the data; counts all rows, but loads only the first few. */
  public final Metadata metadata() {
    List<Metadata.Input> each = inputs().sources().stream().map(Metadata.Input::of).toList();
    return new Metadata(
        schema(),
        each.stream().mapToLong(Metadata.Input::rows).sum(),
        each.stream().mapToLong(Metadata.Input::bytes).sum(),
        each,
        preview(),
        inputs().notes());
  }

  private Chunk preview() {
    try (ChunkIterator chunks = withChunkSize(Metadata.PREVIEW_ROWS).iterData()) {
      return chunks.hasNext() ? chunks.next() : Chunk.empty(schema(), Origin.of("preview"));
    }
  }

  /** The chunks in the order of their rows, read one at a time in this JVM. */
  public final ChunkIterator iterData() {
    return new ChunkIterator(splits().iterator(), options.chunkSize());
  }

  /** All rows as one chunk, which takes memory for all the data; {@link #iterData} takes less. */
  public final Chunk loadData() {
    List<Chunk> chunks = new ArrayList<>();
    try (ChunkIterator data = iterData()) {
      data.forEachRemaining(chunks::add);
    }
    return chunks.isEmpty() ? Chunk.empty(schema(), Origin.of(getName())) : Chunk.concat(chunks);
  }

  private List<InputSplit> splits() {
    return InputSplit.of(inputs(), ReadSizes.RANGE_BYTES);
  }

  /** The inputs as one range each, or more ranges where an input can't be read as one. */
  private synchronized List<InputSplit> wholeSplits() {
    if (wholeSplits == null) {
      wholeSplits = InputSplit.of(inputs(), Long.MAX_VALUE);
    }
    return wholeSplits;
  }

  /** The tasks of a read, of these sizes. */
  final TaskSource tasks(ReadSizes sizes) {
    return TaskSource.of(inputs(), splits(), sizes);
  }

  /** The tasks of a read in which each input is one range, of at least these sizes. */
  final TaskSource wholeTasks(ReadSizes sizes) {
    return TaskSource.of(inputs(), wholeSplits(), sizes);
  }

  /**
   * The promise that reading each input in one task keeps rows with the same values in these
   * columns together; empty if it doesn't, or if inputs can't be read in one range.
   */
  public final Optional<RowsTogether> keepTogether(Collection<String> columns) {
    Optional<RowsTogether> kept =
        inputs().sources().size() == 1
            ? Optional.of(RowsTogether.ALL)
            : inputColumn()
                .filter(columns::contains)
                .map(column -> new RowsTogether(Optional.of(column)));
    return kept.filter(together -> wholeSplits().stream().allMatch(InputSplit::endsInput));
  }

  /** The text column that holds the input of each row's origin, if there is one. */
  protected Optional<String> inputColumn() {
    return Optional.empty();
  }

  /** The number of tasks of a read in which each input is one range. */
  public final int wholeTaskCount(ReadSizes sizes) {
    return wholeTasks(sizes).taskCount();
  }

  final ChunkSize chunkSize() {
    return options.chunkSize();
  }

  /**
   * Reads as many tasks at a time as this machine has processors. The chunks come in any order.
   *
   * <p>On the DirectRunner, memory is bounded through any chain of {@code ParDo}s: a task continues
   * only after the runner has processed the chunks of its last burst. Memory isn't bounded before a
   * {@code GroupByKey}, before a step that waits for a side input, or in a step that makes much
   * larger chunks. The steps of this library that learn or group keep only the values they need
   * from a chunk.
   */
  @Override
  public final PCollection<Chunk> expand(PBegin begin) {
    int count = Runtime.getRuntime().availableProcessors();
    long burstBytes = Math.max(LEAST_BURST_BYTES, BURST_BYTES / count);
    List<ReadTask> tasks = ReadTask.dealt(splits(), count);
    return begin
        .apply("Tasks", Create.of(tasks).withCoder(SerializableCoder.of(ReadTask.class)))
        .apply("ReadChunks", ParDo.of(new ReadChunksFn(options.chunkSize(), burstBytes)))
        .setCoder(ChunkCoder.of(schema()));
  }

  /**
   * The chunks as a flow, read in the same step that works on them.
   *
   * @param name the name of the step that reads
   * @param sizes the sizes of the tasks of the read
   */
  public final ChunkFlow flow(String name, Pipeline pipeline, ReadSizes sizes) {
    return new LoaderRoot(name, this, pipeline, sizes).chunks();
  }

  @Override
  public void populateDisplayData(DisplayData.Builder builder) {
    builder
        .add(DisplayData.item("chunkRows", options.chunkSize().maxRows()))
        .addIfNotDefault(DisplayData.item("columns", String.join(", ", options.columns())), "");
  }
}
