package farm.analysis.load;

import java.io.InvalidObjectException;
import java.lang.ref.WeakReference;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.io.BoundedSource;
import org.apache.beam.sdk.options.PipelineOptions;

/**
 * Gives lanes, each in a bundle of its own: a runner of one JVM works on as many at the same time
 * as it has threads, and takes the next one when a thread is free.
 *
 * <p>What is written of it is an id by which this JVM finds it again: to write lanes and read them
 * back, which Beam does twice, is a noticeable part of a small run.
 */
final class LaneSource extends BoundedSource<Lane> {

  /** The sources of this JVM, as long as somebody has them. */
  private static final Map<UUID, WeakReference<LaneSource>> KNOWN = new ConcurrentHashMap<>();

  private final UUID id = UUID.randomUUID();
  private final transient List<Lane> lanes;

  private LaneSource(List<Lane> lanes) {
    this.lanes = List.copyOf(lanes);
  }

  static LaneSource of(List<Lane> lanes) {
    LaneSource source = new LaneSource(lanes);
    KNOWN.values().removeIf(known -> known.get() == null);
    KNOWN.put(source.id, new WeakReference<>(source));
    return source;
  }

  private Object readResolve() throws InvalidObjectException {
    WeakReference<LaneSource> known = KNOWN.get(id);
    LaneSource source = known == null ? null : known.get();
    if (source == null) {
      throw new InvalidObjectException("there are no lanes %s in this JVM".formatted(id));
    }
    return source;
  }

  @Override
  public List<LaneSource> split(long desiredBundleSizeBytes, PipelineOptions options) {
    return lanes.stream().map(lane -> new LaneSource(List.of(lane))).toList();
  }

  /** Nothing, as lanes aren't what is read: else a runner would try to split one. */
  @Override
  public long getEstimatedSizeBytes(PipelineOptions options) {
    return 0;
  }

  @Override
  public Coder<Lane> getOutputCoder() {
    return SerializableCoder.of(Lane.class);
  }

  @Override
  public BoundedReader<Lane> createReader(PipelineOptions options) {
    return new Reader(this);
  }

  private static final class Reader extends BoundedReader<Lane> {

    private final LaneSource source;
    private final Iterator<Lane> rest;
    private Lane current = Lane.empty();

    private Reader(LaneSource source) {
      this.source = source;
      this.rest = source.lanes.iterator();
    }

    @Override
    public boolean start() {
      return advance();
    }

    @Override
    public boolean advance() {
      boolean any = rest.hasNext();
      if (any) {
        current = rest.next();
      }
      return any;
    }

    @Override
    public Lane getCurrent() {
      return current;
    }

    @Override
    public BoundedSource<Lane> getCurrentSource() {
      return source;
    }

    @Override
    public void close() {}
  }
}
