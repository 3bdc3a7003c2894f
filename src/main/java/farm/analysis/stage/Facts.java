package farm.analysis.stage;

import farm.analysis.chunk.Chunk;
import org.apache.beam.sdk.values.PCollectionView;

/** Facts that other steps have computed: few rows, known before any chunk is worked on. */
public interface Facts {

  /** No facts, for work that asks for none. */
  Facts NONE =
      view -> {
        throw new IllegalStateException("work asks for facts that its stage hasn't named");
      };

  /** The chunks of a view that {@link ChunkStage#facts} names; none if there are no rows. */
  Iterable<Chunk> of(PCollectionView<Iterable<Chunk>> view);
}
