package farm.analysis.load;

import java.io.Serializable;

/**
 * A range of an input, in the terms of its format: rowids of a table, bytes of a file.
 *
 * @param first the first place
 * @param last the last place, itself in the range
 * @param bytes about how many bytes of input it takes to read
 */
public record InputRange(long first, long last, long bytes) implements Serializable {

  /** The whole of an input that can only be read from start to end. */
  public static InputRange whole(long bytes) {
    return new InputRange(Long.MIN_VALUE, Long.MAX_VALUE, bytes);
  }

  /** Whether it has no bounds. */
  public boolean isWhole() {
    return first == Long.MIN_VALUE && last == Long.MAX_VALUE;
  }
}
