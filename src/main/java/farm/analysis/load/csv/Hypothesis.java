package farm.analysis.load.csv;

/**
 * An assumption about the text that follows the start of a line: either a record starts there, or a
 * quoted field continues there. It is refuted by text that {@link RecordParser} would reject.
 */
final class Hypothesis {

  private enum State {
    /** Outside of quoted fields; a record starts after a line end. */
    OUTSIDE,
    QUOTED,
    /** The previous byte closed a quoted field, unless the next one is a quote too. */
    CLOSING,
    COMMENT,
    REFUTED
  }

  private final int delimiter;
  private final int quote;
  private final int comment;
  private final long maxFieldBytes;
  private State state;

  /** The place where the quoted field's content starts or is known to continue. */
  private long fieldStart;

  private Hypothesis(Dialect dialect, State state, long place) {
    this.delimiter = dialect.delimiter();
    this.quote = dialect.quoteByte();
    this.comment = dialect.commentByte();
    this.maxFieldBytes = dialect.maxFieldBytes();
    this.state = state;
    this.fieldStart = place;
  }

  /** The hypothesis that a record starts at {@code place}. */
  static Hypothesis record(Dialect dialect, long place) {
    return new Hypothesis(dialect, State.OUTSIDE, place);
  }

  /** The hypothesis that a quoted field continues at {@code place}. */
  static Hypothesis quoted(Dialect dialect, long place) {
    return new Hypothesis(dialect, State.QUOTED, place);
  }

  /** Takes the next byte, {@code here}, which is at {@code place} and follows {@code before}. */
  void take(byte before, byte here, long place) {
    switch (state) {
      case OUTSIDE -> {
        if (here == quote && (before == delimiter || RecordParser.endsLine(before))) {
          state = State.QUOTED;
          fieldStart = place + 1;
        } else if (here == comment && RecordParser.endsLine(before)) {
          state = State.COMMENT;
        }
      }
      case QUOTED -> state = here == quote ? State.CLOSING : State.QUOTED;
      case CLOSING -> state = afterClosing(here);
      case COMMENT -> state = RecordParser.endsLine(here) ? State.OUTSIDE : State.COMMENT;
      case REFUTED -> {}
    }
  }

  private State afterClosing(byte here) {
    if (here == quote) {
      return State.QUOTED;
    }
    return here == delimiter || RecordParser.endsLine(here) ? State.OUTSIDE : State.REFUTED;
  }

  /**
   * The place at which the quoted field is too long, unless a quote comes first. 0 if the
   * hypothesis is refuted already; the maximum if no quoted field is open.
   */
  long refutedAt() {
    return switch (state) {
      case OUTSIDE, CLOSING, COMMENT -> Long.MAX_VALUE;
      case QUOTED -> fieldStart + maxFieldBytes + 1;
      case REFUTED -> 0;
    };
  }

  /** Returns true if a quoted field is open. */
  boolean isQuoted() {
    return state == State.QUOTED;
  }

  /** Returns true if the line that starts here is a record, a blank line or a comment. */
  boolean isOutside() {
    return state == State.OUTSIDE;
  }

  /** Returns true if a byte other than a quote or comment character may change the state next. */
  boolean needsEachByte() {
    return state == State.CLOSING || state == State.COMMENT;
  }

  /** Returns true if both mean the same from here on. */
  boolean isAs(Hypothesis other) {
    return state == other.state;
  }
}
