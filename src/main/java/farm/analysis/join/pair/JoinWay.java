package farm.analysis.join.pair;

import farm.analysis.join.pair.Pairing.Side;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The way in which two sides are joined, chosen by their sizes. The result of the joins so far is
 * as large as its inputs together.
 *
 * <p>The next input is held in memory if it is small, so that rows keep the order of the first
 * input; else the side with fewer bytes is. If both are large, none is.
 *
 * @param table the side in memory; empty if both are large
 * @param reason the reason in words
 */
public record JoinWay(Part left, Part right, Optional<Side> table, String reason) {

  /** The bytes of a small input. */
  static final long SMALL_BYTES = 32L << 20;

  /** The bytes of the largest side that is held in memory. */
  static final long MOST_BYTES = 256L << 20;

  /**
   * A side of a join.
   *
   * @param bytes its approximate size
   * @param isNamed true if it must be held in memory
   */
  public record Part(String name, long bytes, boolean isNamed) implements Serializable {

    private Part with(Part next) {
      return new Part(
          "%s with %s".formatted(name, next.name), bytes + next.bytes, isNamed && next.isNamed);
    }

    @Override
    public String toString() {
      return "%s (%,d bytes)".formatted(name, bytes);
    }
  }

  /**
   * The ways of the joins of two, in order.
   *
   * @param inputs the sizes of the inputs in bytes, by their names
   * @param broadcast the inputs that must be held in memory
   */
  public static List<JoinWay> of(Map<String, Long> inputs, Collection<String> broadcast) {
    List<Part> parts = new ArrayList<>();
    inputs.forEach((name, bytes) -> parts.add(new Part(name, bytes, broadcast.contains(name))));
    List<JoinWay> ways = new ArrayList<>();
    Part left = parts.get(0);
    for (Part right : parts.subList(1, parts.size())) {
      ways.add(of(left, right));
      left = left.with(right);
    }
    return ways;
  }

  private static JoinWay of(Part left, Part right) {
    if (left.isNamed != right.isNamed) {
      Side named = left.isNamed ? Side.LEFT : Side.RIGHT;
      return new JoinWay(left, right, Optional.of(named), "because 'broadcast' names it");
    }
    if (right.bytes <= SMALL_BYTES) {
      return new JoinWay(left, right, Optional.of(Side.RIGHT), "because it is small");
    }
    if (Math.min(left.bytes, right.bytes) > MOST_BYTES && !right.isNamed) {
      return new JoinWay(left, right, Optional.empty(), "because both are large");
    }
    Side smaller = right.bytes <= left.bytes ? Side.RIGHT : Side.LEFT;
    return new JoinWay(left, right, Optional.of(smaller), "because it is smaller");
  }

  /** The size of a side. */
  public Part part(Side side) {
    return side == Side.LEFT ? left : right;
  }

  /** The way in words. */
  public String explanation() {
    return table
        .map(
            side ->
                "%s in memory, %s; the rows of %s stream past it"
                    .formatted(part(side), reason, part(side.other())))
        .orElse("%s and %s meet by ranges of keys, %s".formatted(left, right, reason));
  }
}
