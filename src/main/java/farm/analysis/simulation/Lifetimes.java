package farm.analysis.simulation;

import farm.analysis.aggregate.Aggregate;
import farm.analysis.aggregate.sum.Count;
import farm.analysis.aggregate.sum.Sum;
import farm.analysis.chunk.BooleanColumn;
import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Column;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
import farm.analysis.problem.DataException;
import farm.analysis.problem.RequestException;
import farm.analysis.process.DataProcessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The individuals of a survival analysis: keeps the columns of the groups, the time, and the event
 * as a truth value. Rows without a time or an event are dropped, and counted as dropped.
 *
 * @param groups the columns that identify a group; none if all rows are one group
 * @param time the column of times since the start of each individual, finite and at least 0
 * @param event the column that is true or 1 if the individual had the event at its time; it is
 *     false or 0 if the individual was observed until then without the event (censored)
 */
record Lifetimes(List<String> groups, String time, String event) implements DataProcessor {

  /** Intermediate columns. */
  private static final String TIME = "time of an individual";

  private static final String EVENT = "event of an individual";
  private static final String INDIVIDUALS = "individuals at a time";
  private static final String EVENTS = "events at a time";

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if the names of the columns aren't distinct
   */
  Lifetimes {
    groups = List.copyOf(groups);
    if (time.equals(event)) {
      throw new IllegalArgumentException(
          "'time' and 'event' should be two columns, were both '%s'".formatted(time));
    }
    for (String group : groups) {
      if (group.equals(time) || group.equals(event)) {
        throw new IllegalArgumentException(
            "'group_by' names '%s', which is the column of '%s'"
                .formatted(group, group.equals(time) ? "time" : "event"));
      }
      if (groups.indexOf(group) != groups.lastIndexOf(group)) {
        throw new IllegalArgumentException("'group_by' names '%s' twice".formatted(group));
      }
    }
  }

  /**
   * Checks that no group has the name of a column of the result.
   *
   * @throws IllegalArgumentException if one has
   */
  void checkResult(String name) {
    if (groups.contains(name)) {
      throw new IllegalArgumentException(
          ("Two columns of the result would be named '%s': one of 'group_by' and one of the"
                  + " analysis; rename the column first")
              .formatted(name));
    }
  }

  /**
   * The number of individuals and the number of events at each time of each group, in columns after
   * those of the groups and the time. All times of a group are in one chunk.
   */
  Aggregate counts() {
    return Aggregate.groupBy(Keys.of(groups, TIME))
        .with(INDIVIDUALS, Count.ofRows())
        .with(EVENTS, Sum.of(EVENT))
        .keepingTogether(groups.size());
  }

  /**
   * The individuals, with columns for {@link #counts}.
   *
   * @throws RequestException if a column doesn't exist or is of a wrong type
   * @throws DataException if a time is negative or not finite, or an event is neither 0 nor 1
   */
  @Override
  public Chunk process(Chunk all) {
    checkTypes(all.schema());
    Column times = all.column(all.schema().indexOf(time));
    Column events = all.column(all.schema().indexOf(event));
    Chunk known =
        all.keep(position -> !times.isMissing(position) && !events.isMissing(position))
            .project(Keys.of(groups, time, event));
    boolean[] happened = new boolean[known.rowCount()];
    for (int row = 0; row < happened.length; row++) {
      checkTime(known, row);
      happened[row] = happened(known, row);
    }
    return known
        .project(Keys.of(groups, time))
        .rename(Map.of(time, TIME))
        .with(new Schema.Field(EVENT, ColumnType.BOOLEAN), BooleanColumn.of(happened));
  }

  private void checkTypes(Schema schema) {
    int[] columns = schema.indexesOf(Keys.of(groups, time, event));
    List<RequestException> problems = new ArrayList<>();
    Runs.tryTo(() -> Runs.checkNumbers("times", schema.field(columns[groups.size()])), problems);
    ColumnType type = schema.field(columns[groups.size() + 1]).type();
    if (type.isTextual()) {
      problems.add(
          new RequestException(
              event,
              "events should be true or false, or 1 or 0: column '%s' is %s"
                  .formatted(event, type.word())));
    }
    RequestException.throwIfAny(problems);
  }

  private void checkTime(Chunk known, int row) {
    double value = Runs.number(known, row, groups.size());
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
      throw wrong(known, row, groups.size(), "a finite time of at least 0");
    }
  }

  private boolean happened(Chunk known, int row) {
    int column = groups.size() + 1;
    double value = Runs.number(known, row, column);
    if (value != 0 && value != 1) {
      throw wrong(known, row, column, "1 for an event or 0 for none");
    }
    return value == 1;
  }

  private static DataException wrong(Chunk chunk, int row, int column, String right) {
    return new DataException(
        "%s: column '%s' should be %s, was %s"
            .formatted(
                chunk.place(row),
                chunk.schema().field(column).name(),
                right,
                chunk.value(row, column)));
  }
}
