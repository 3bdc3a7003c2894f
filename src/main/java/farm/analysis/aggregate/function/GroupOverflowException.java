package farm.analysis.aggregate.function;

import java.math.BigInteger;

/**
 * Reports that a group has no exact result: an integer needs more than 64 bits, a histogram needs
 * too many bins, or its values aren't those that the aggregation needs.
 */
public final class GroupOverflowException extends RuntimeException {

  private final int group;

  /** Creates an exception for a group whose exact result is {@code value}. */
  public GroupOverflowException(int group, BigInteger value) {
    super("is %d, which 64 bits can't hold; cast the column to double".formatted(value));
    this.group = group;
  }

  /**
   * Creates an exception for a group that has no exact result.
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
