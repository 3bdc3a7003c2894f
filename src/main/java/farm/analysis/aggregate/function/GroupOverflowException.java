package farm.analysis.aggregate.function;

import java.math.BigInteger;

/**
 * Reports that the exact result of a group can't be represented: an integer needs more than 64
 * bits, or a histogram needs too many bins.
 */
public final class GroupOverflowException extends RuntimeException {

  private final int group;

  /** Creates an exception for a group whose exact result is {@code value}. */
  public GroupOverflowException(int group, BigInteger value) {
    super("is %d, which 64 bits can't hold; cast the column to double".formatted(value));
    this.group = group;
  }

  /**
   * Creates an exception for a group whose result can't be represented.
   *
   * @param problem the rest of the sentence that begins "the result of the group …"
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
