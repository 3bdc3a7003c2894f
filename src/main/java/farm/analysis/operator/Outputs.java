package farm.analysis.operator;

import org.apache.beam.sdk.values.TupleTag;

/** Receives the outputs of a step, which may have several branches. */
public interface Outputs {

  /** Gives a value to a branch. */
  <T> void give(TupleTag<T> branch, T value);
}
