package farm.analysis.aggregate.function;

import java.math.BigInteger;

/** The exact result for one group can't be held: too large an integer, too many values. */
public final class GroupOverflowException extends RuntimeException {

  private final int group;

  /** The group whose result is {@code value}. */
  public GroupOverflowException(int group, BigInteger value) {
    super("is %d, which is more than 64 bits hold".formatted(value));
    this.group = group;
  }

  /**
   * The group whose result can't be held, and why.
   *
   * @param problem how the sentence "the result of the group …" ends, from the verb on
   */
  public GroupOverflowException(int group, String problem) {
    super(problem);
    this.group = group;
  }

  /** The number of the group. */
  public int group() {
    return group;
  }
}
