package farm.analysis.operator;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ChunkCoder;
import farm.analysis.chunk.Origin;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;

/** The chunks of a collection that a Java program has made. */
final class CollectedChunks extends FlowRoot {

  private final PCollection<Chunk> chunks;

  CollectedChunks(PCollection<Chunk> chunks, String name) {
    super(name, ChunkCoder.schemaOf(chunks));
    this.chunks = chunks;
  }

  @Override
  protected PCollectionTuple make(JoinedStep step) {
    return PCollectionList.of(chunks)
        .and(
            chunks
                .getPipeline()
                .apply(step.name() + " of no rows", Create.of(noRows()).withCoder(coder())))
        .apply(step.name() + " even of no rows", Flatten.pCollections())
        .apply(step.name(), step.parDo(new OperatorFn(step.operator())));
  }

  @Override
  protected FlowRoot again(String pass) {
    return new CollectedChunks(chunks, pass);
  }

  /** A chunk without rows: a collection may be empty, and a runner then has no bundle to finish. */
  private Chunk noRows() {
    return Chunk.empty(chunks().schema(), Origin.of("no rows"));
  }

  private ChunkCoder coder() {
    return ChunkCoder.of(chunks().schema());
  }
}
