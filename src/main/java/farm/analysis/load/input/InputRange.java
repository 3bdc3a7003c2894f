package farm.analysis.load.input;

import java.io.Serializable;

/**
 * A range of an input, in the terms of its format: rowids of a table, bytes of a file.
 *
 * @param first the first place
 * @param last the last place, inclusive
 * @param bytes the bytes of input to read, approximately
 */
public record InputRange(long first, long last, long bytes) implements Serializable {

  /** The range of a whole input that can only be read from start to end. */
  public static InputRange whole(long bytes) {
    return new InputRange(Long.MIN_VALUE, Long.MAX_VALUE, bytes);
  }

  /** Returns true if the range has no bounds. */
  public boolean isWhole() {
    return first == Long.MIN_VALUE && last == Long.MAX_VALUE;
  }
}
