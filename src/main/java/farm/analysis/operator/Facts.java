package farm.analysis.operator;

import org.apache.beam.sdk.values.PCollectionView;

/** Facts that other steps have computed: small, and known before any chunk is worked on. */
public interface Facts {

  /** No facts, for an operator that needs none. */
  Facts NONE =
      new Facts() {
        @Override
        public <V> V of(PCollectionView<V> view) {
          throw new IllegalStateException("an operator asks for facts that it hasn't named");
        }
      };

  /** The content of a view that {@link ChunkOperator#facts} names. */
  <V> V of(PCollectionView<V> view);
}
