package farm.analysis.expression.evaluate;

import java.util.Locale;

/** The maximum length of a text that an expression makes, so that it can't fill the memory. */
public final class TextLimit {

  private static final int MOST_CHARS = 16 << 20;

  private TextLimit() {}

  /**
   * Checks the length of a text before it is made.
   *
   * @throws BadRowException if the length is above the limit
   */
  public static void check(long chars) {
    if (chars > MOST_CHARS) {
      throw new BadRowException(
          String.format(Locale.ROOT, "gives a text of more than %,d characters", MOST_CHARS));
    }
  }
}
