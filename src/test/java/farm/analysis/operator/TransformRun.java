package farm.analysis.operator;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ChunkCoder;
import farm.analysis.chunk.Origin;
import farm.analysis.chunk.Schema;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;

/** Runs a transform of chunks in a pipeline of its own. */
public final class TransformRun {

  private static final AtomicInteger PIPELINES = new AtomicInteger();
  private static final Map<Integer, Queue<Chunk>> RESULTS = new ConcurrentHashMap<>();

  private TransformRun() {}

  /** The rows of the result for these chunks, in the order of their origins. */
  public static Chunk result(
      PTransform<PCollection<Chunk>, PCollection<Chunk>> transform,
      List<Chunk> chunks,
      Schema schema) {
    TestPipeline pipeline = TestPipeline.create().enableAbandonedNodeEnforcement(false);
    PCollection<Chunk> result =
        pipeline.apply(Create.of(chunks).withCoder(ChunkCoder.of(schema))).apply(transform);
    int number = PIPELINES.incrementAndGet();
    RESULTS.put(number, new ConcurrentLinkedQueue<>());
    Schema columns = ChunkCoder.schemaOf(result);
    result.apply(ParDo.of(new KeepFn(number)));
    pipeline.run();
    List<Chunk> kept = new ArrayList<>(RESULTS.remove(number));
    kept.sort(Comparator.comparing(Chunk::origin));
    Origin origin = Origin.of("all");
    return kept.isEmpty() ? Chunk.empty(columns, origin) : Chunk.concat(kept).from(origin);
  }

  /** Keeps chunks for the test that runs in this JVM. */
  private static final class KeepFn extends DoFn<Chunk, Void> {

    private final int number;

    KeepFn(int number) {
      this.number = number;
    }

    @ProcessElement
    public void keep(@Element Chunk chunk) {
      RESULTS.get(number).add(chunk);
    }
  }
}
