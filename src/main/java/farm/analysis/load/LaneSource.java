package farm.analysis.load;

import java.io.InvalidObjectException;
import java.lang.ref.WeakReference;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.io.BoundedSource;
import org.apache.beam.sdk.options.PipelineOptions;
import org.jspecify.annotations.Nullable;

/**
 * Gives what is made of lanes, of each in a bundle of its own: a runner of one JVM works on as many
 * at the same time as it has threads, and takes the next one when a thread is free.
 *
 * <p>The work is done in the source because each function beside it costs the DirectRunner much
 * more, at the start of a run, than a source does. What is written of a source is an id by which
 * this JVM finds it again.
 */
final class LaneSource<T> extends BoundedSource<T> {

  /** The sources of this JVM, as long as somebody has them. */
  private static final Map<UUID, WeakReference<LaneSource<?>>> KNOWN = new ConcurrentHashMap<>();

  private final UUID id = UUID.randomUUID();
  private final transient List<Lane> lanes;
  private final transient Work<T> work;
  private final transient Coder<T> coder;

  /** What is done with lanes: for each run anew, and for a number of them. */
  private interface Work<T> {
    Function<Lane, List<T>> on(int lanes);
  }

  private LaneSource(List<Lane> lanes, Work<T> work, Coder<T> coder) {
    this.lanes = List.copyOf(lanes);
    this.work = work;
    this.coder = coder;
  }

  /** Gives the lanes themselves. */
  static LaneSource<Lane> of(List<Lane> lanes) {
    return known(lanes, count -> List::of, SerializableCoder.of(Lane.class));
  }

  /**
   * Gives what a stage makes of the lanes.
   *
   * @param untakenOfAll counts the lanes of all reads of the pipeline that nobody has begun to read
   */
  static <T> LaneSource<T> of(
      List<Lane> lanes, LaneStage<T> stage, Coder<T> coder, AtomicInteger untakenOfAll) {
    return known(lanes, count -> new LaneReaders<>(stage, count, untakenOfAll)::read, coder);
  }

  private static <T> LaneSource<T> known(List<Lane> lanes, Work<T> work, Coder<T> coder) {
    LaneSource<T> source = new LaneSource<>(lanes, work, coder);
    KNOWN.values().removeIf(known -> known.get() == null);
    KNOWN.put(source.id, new WeakReference<>(source));
    return source;
  }

  private Object readResolve() throws InvalidObjectException {
    WeakReference<LaneSource<?>> known = KNOWN.get(id);
    LaneSource<?> source = known == null ? null : known.get();
    if (source == null) {
      throw new InvalidObjectException("there are no lanes %s in this JVM".formatted(id));
    }
    return source;
  }

  @Override
  public List<LaneSource<T>> split(long desiredBundleSizeBytes, PipelineOptions options) {
    Function<Lane, List<T>> made = work.on(lanes.size());
    return lanes.stream()
        .map(lane -> new LaneSource<>(List.of(lane), count -> made, coder))
        .toList();
  }

  /** Nothing, so that the runner doesn't try to split a lane. */
  @Override
  public long getEstimatedSizeBytes(PipelineOptions options) {
    return 0;
  }

  @Override
  public Coder<T> getOutputCoder() {
    return coder;
  }

  @Override
  public BoundedReader<T> createReader(PipelineOptions options) {
    return new Reader<>(this);
  }

  private static final class Reader<T> extends BoundedReader<T> {

    private final LaneSource<T> source;
    private final Function<Lane, List<T>> made;
    private final Iterator<Lane> lanes;
    private Iterator<T> ofLane = Collections.emptyIterator();
    private @Nullable T current;

    private Reader(LaneSource<T> source) {
      this.source = source;
      this.made = source.work.on(source.lanes.size());
      this.lanes = source.lanes.iterator();
    }

    @Override
    public boolean start() {
      return advance();
    }

    @Override
    public boolean advance() {
      while (!ofLane.hasNext() && lanes.hasNext()) {
        ofLane = made.apply(lanes.next()).iterator();
      }
      current = ofLane.hasNext() ? ofLane.next() : null;
      return current != null;
    }

    @Override
    public T getCurrent() {
      if (current == null) {
        throw new NoSuchElementException();
      }
      return current;
    }

    @Override
    public BoundedSource<T> getCurrentSource() {
      return source;
    }

    @Override
    public void close() {}
  }
}
