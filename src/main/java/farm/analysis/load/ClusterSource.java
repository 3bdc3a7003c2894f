package farm.analysis.load;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.io.BoundedSource;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.util.UserCodeException;
import org.jspecify.annotations.Nullable;

/**
 * Gives what a stage makes of lanes, wherever a runner of many JVMs reads them.
 *
 * <p>Such a runner asks for one output after the other, so a lane needn't fit into memory, whatever
 * is made of it. Of a splittable function, Spark keeps all outputs of a lane, or with {@code
 * use_bounded_concurrent_output_for_sdf} waits for ever when it fails in a way that Beam doesn't
 * expect, such as an executor whose shuffled data is lost (2.70.0).
 */
final class ClusterSource<T> extends BoundedSource<T> {

  /** More bundles cost a runner more than they spread work. */
  private static final int MOST_BUNDLES = 1000;

  private final List<Lane> lanes;
  private final LaneStage<T> stage;
  private final Coder<T> coder;

  ClusterSource(List<Lane> lanes, LaneStage<T> stage, Coder<T> coder) {
    this.lanes = new ArrayList<>(lanes);
    this.stage = stage;
    this.coder = coder;
  }

  /**
   * One source for each lane, or, of very many, for several: whatever size a runner desires, as one
   * that asks for a bundle for each worker can't give a fast worker more to do than others.
   */
  @Override
  public List<ClusterSource<T>> split(long desiredBundleSizeBytes, PipelineOptions options) {
    int together = lanes.size() / MOST_BUNDLES + 1;
    List<ClusterSource<T>> bundles = new ArrayList<>();
    for (int first = 0; first < lanes.size(); first += together) {
      int end = Math.min(first + together, lanes.size());
      bundles.add(new ClusterSource<>(lanes.subList(first, end), stage, coder));
    }
    return bundles;
  }

  @Override
  public long getEstimatedSizeBytes(PipelineOptions options) {
    return lanes.stream()
        .flatMap(lane -> lane.parts().stream())
        .mapToLong(part -> part.range().bytes())
        .sum();
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

    private final ClusterSource<T> source;
    private final Iterator<Lane> lanes;

    /** What was made and not yet given; the first is the current one. */
    private final Queue<T> made = new ArrayDeque<>();

    /** From the start to the end or a failure. */
    private @Nullable LaneWork<T> work;

    private @Nullable ChunkIterator open;

    private Reader(ClusterSource<T> source) {
      this.source = source;
      this.lanes = source.lanes.iterator();
    }

    @Override
    public boolean start() {
      return make();
    }

    @Override
    public boolean advance() {
      made.remove();
      return make();
    }

    /**
     * Reads until there is an output, or none is left.
     *
     * @throws UserCodeException as Beam's own functions do where they fail
     */
    private boolean make() {
      try {
        LaneWork<T> reader = work == null ? source.stage.begin() : work;
        work = reader;
        while (made.isEmpty() && (open != null || lanes.hasNext())) {
          read(reader);
        }
        return !made.isEmpty();
      } catch (RuntimeException | Error e) {
        LaneWork.closeAfter(e, this::close); // not every runner closes a reader that failed
        throw UserCodeException.wrap(e);
      }
    }

    private void read(LaneWork<T> reader) {
      if (open == null) {
        open = reader.chunks(lanes.next());
      }
      if (open.hasNext()) {
        reader.add(open.next(), made::add);
      } else {
        open = null;
        reader.finish(made::add);
      }
    }

    @Override
    public T getCurrent() {
      if (made.isEmpty()) {
        throw new NoSuchElementException();
      }
      return made.element();
    }

    @Override
    public BoundedSource<T> getCurrentSource() {
      return source;
    }

    @Override
    public void close() {
      if (open != null) {
        open.close();
        open = null;
      }
      if (work != null) {
        work.close();
        work = null;
      }
    }
  }
}
