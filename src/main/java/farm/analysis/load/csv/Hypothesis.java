package farm.analysis.load.csv;

/**
 * What a text means from the start of a line on, if a record starts there or if a quoted field goes
 * on there. It is refuted by what {@link RecordParser} refuses.
 */
final class Hypothesis {

  private enum State {
    /** Not in a quoted field; after a line end, a record starts. */
    OUTSIDE,
    QUOTED,
    /** The byte before closed a quoted field, unless the next is a quote too. */
    CLOSING,
    COMMENT,
    REFUTED
  }

  private final int delimiter;
  private final int quote;
  private final int comment;
  private final long maxFieldBytes;
  private State state;

  /** Where the content of the quoted field starts, or is known to go on. */
  private long fieldStart;

  private Hypothesis(Dialect dialect, State state, long place) {
    this.delimiter = dialect.delimiter();
    this.quote = dialect.quoteByte();
    this.comment = dialect.commentByte();
    this.maxFieldBytes = dialect.maxFieldBytes();
    this.state = state;
    this.fieldStart = place;
  }

  /** A record starts at {@code place}. */
  static Hypothesis record(Dialect dialect, long place) {
    return new Hypothesis(dialect, State.OUTSIDE, place);
  }

  /** A quoted field goes on at {@code place}. */
  static Hypothesis quoted(Dialect dialect, long place) {
    return new Hypothesis(dialect, State.QUOTED, place);
  }

  /** Takes the byte at {@code place}, {@code here}, and the one before it. */
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

  /** The place that refutes it, unless a quote comes before: there a quoted field is too long. */
  long refutedAt() {
    return switch (state) {
      case OUTSIDE, CLOSING, COMMENT -> Long.MAX_VALUE;
      case QUOTED -> fieldStart + maxFieldBytes + 1;
      case REFUTED -> 0;
    };
  }

  /** Whether a quoted field isn't closed yet. */
  boolean isQuoted() {
    return state == State.QUOTED;
  }

  /** Whether what starts at the start of a line is a record, a blank line or a comment. */
  boolean isOutside() {
    return state == State.OUTSIDE;
  }

  /** Whether another byte than a quote or comment character can change it next. */
  boolean needsEachByte() {
    return state == State.CLOSING || state == State.COMMENT;
  }

  /** Whether both mean the same from here on. */
  boolean isAs(Hypothesis other) {
    return state == other.state;
  }
}
