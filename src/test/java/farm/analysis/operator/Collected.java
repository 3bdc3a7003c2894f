package farm.analysis.operator;

import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.values.TupleTag;

/** Collects the outputs of an operator with one branch. */
public final class Collected<V> implements Outputs {

  private final List<V> values = new ArrayList<>();

  @Override
  @SuppressWarnings("unchecked") // the operator under test gives values of this type only
  public <T> void give(TupleTag<T> branch, T value) {
    values.add((V) value);
  }

  /** The values given so far. */
  public List<V> values() {
    return values;
  }
}
