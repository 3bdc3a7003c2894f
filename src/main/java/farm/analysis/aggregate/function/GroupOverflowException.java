package farm.analysis.aggregate.function;

import java.math.BigInteger;

/** The exact result for one group is an integer of more than 64 bits. */
public final class GroupOverflowException extends RuntimeException {

  private final int group;

  /** The group whose result is {@code value}. */
  public GroupOverflowException(int group, BigInteger value) {
    super("is %d, which is more than 64 bits hold".formatted(value));
    this.group = group;
  }

  /** The number of the group. */
  public int group() {
    return group;
  }
}
