package farm.analysis.join;

import farm.analysis.join.Pairing.Side;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Decides which side of each join of two is held in memory: the next input if it is small, so that
 * rows keep the order of the first input; else the side with fewer bytes.
 */
final class TableSides {

  /** The bytes of a small input. */
  static final long SMALL_BYTES = 32L << 20;

  private TableSides() {}

  /**
   * The sides in memory, in the order of the joins.
   *
   * @param inputs the names and sizes of the inputs
   * @param broadcast the inputs that must be held in memory
   */
  static List<Side> of(List<JoinInput> inputs, Collection<String> broadcast) {
    List<Side> sides = new ArrayList<>();
    long leftBytes = inputs.get(0).bytes();
    boolean isLeftNamed = broadcast.contains(inputs.get(0).name());
    for (JoinInput next : inputs.subList(1, inputs.size())) {
      boolean isNamed = broadcast.contains(next.name());
      boolean isSmaller = next.bytes() <= Math.max(SMALL_BYTES, leftBytes);
      boolean isNext = isNamed == isLeftNamed ? isSmaller : isNamed;
      sides.add(isNext ? Side.RIGHT : Side.LEFT);
      leftBytes += next.bytes();
      isLeftNamed &= isNamed;
    }
    return sides;
  }
}
