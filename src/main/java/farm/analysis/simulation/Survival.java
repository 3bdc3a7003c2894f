package farm.analysis.simulation;

import farm.analysis.aggregate.Aggregate;
import farm.analysis.aggregate.value.Max;
import farm.analysis.chunk.BooleanColumn;
import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Column;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.DoubleColumn;
import farm.analysis.chunk.LongColumn;
import farm.analysis.chunk.Schema;
import farm.analysis.learn.TwoPassStep;
import farm.analysis.problem.DataException;
import farm.analysis.problem.RequestException;
import farm.analysis.process.DataProcessor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Adds the survival time of each agent: {@code new Survival(List.of("run"), "birth_time",
 * "death_time", "step_number")}.
 *
 * <p>{@code alive} is true if an agent has no time of death. {@code survival_time} is death − birth
 * or, for living agents, the last step of the run − birth. It is missing if the birth is missing,
 * or if the agent is alive and its run has no steps. It is a long if all three columns are, else a
 * double. The last step of each run is learned from a table of steps.
 *
 * @param run the columns, in both tables, that identify a run; none if all rows belong to one run
 * @param birth the column of birth steps
 * @param death the column of death steps, missing for living agents
 * @param step the column of step numbers in the table of steps
 */
public record Survival(List<String> run, String birth, String death, String step)
    implements TwoPassStep {

  private static final String ALIVE = "alive";
  private static final String SURVIVAL_TIME = "survival_time";
  private static final String LAST_STEP = "last step";

  /** Copies the list. */
  public Survival {
    run = List.copyOf(run);
  }

  @Override
  public Aggregate facts() {
    return Aggregate.groupBy(run).with(LAST_STEP, Max.of(step));
  }

  @Override
  public Schema result(Schema agents, Schema steps) {
    List<RequestException> problems = new ArrayList<>();
    checkColumns("agents", agents, Keys.of(run, birth, death), problems);
    checkColumns("steps", steps, Keys.of(run, step), problems);
    RequestException.throwIfAny(problems);
    for (String added : List.of(ALIVE, SURVIVAL_TIME)) {
      if (agents.find(added).isPresent()) {
        problems.add(
            new RequestException(
                "agents: there is a column '%s' already; rename it".formatted(added)));
      }
    }
    for (String time : List.of(birth, death)) {
      Runs.tryTo(() -> Runs.checkNumbers("steps", agents.field(agents.indexOf(time))), problems);
    }
    Runs.tryTo(() -> Runs.checkNumbers("steps", steps.field(steps.indexOf(step))), problems);
    for (String key : run) {
      Runs.tryTo(
          () -> checkSameType(agents.field(agents.indexOf(key)), steps.field(steps.indexOf(key))),
          problems);
    }
    RequestException.throwIfAny(problems);
    return agents
        .with(new Schema.Field(ALIVE, ColumnType.BOOLEAN))
        .with(
            new Schema.Field(
                SURVIVAL_TIME, timeType(agents, steps.field(steps.indexOf(step)).type())));
  }

  private static void checkColumns(
      String input, Schema columns, List<String> needed, List<RequestException> problems) {
    for (String name : needed) {
      if (columns.find(name).isEmpty()) {
        problems.add(new RequestException(name, input + ": " + columns.unknownColumn(name)));
      }
    }
  }

  private static void checkSameType(Schema.Field agents, Schema.Field steps) {
    if (agents.type() != steps.type()) {
      throw new RequestException(
          agents.name(),
          ("column '%s' is %s in the agents but %s in the steps; should be of one type, to match"
                  + " runs")
              .formatted(agents.name(), agents.type().word(), steps.type().word()));
    }
  }

  private ColumnType timeType(Schema agents, ColumnType stepType) {
    boolean whole =
        Stream.of(birth, death)
            .map(time -> agents.field(agents.indexOf(time)).type())
            .allMatch(type -> type == ColumnType.LONG && type == stepType);
    return whole ? ColumnType.LONG : ColumnType.DOUBLE;
  }

  @Override
  public DataProcessor processor(Chunk facts) {
    Map<List<@Nullable Object>, @Nullable Object> lastSteps = new HashMap<>();
    for (int row = 0; row < facts.rowCount(); row++) {
      lastSteps.put(key(facts, row, run), facts.value(row, run.size()));
    }
    ColumnType stepType = facts.schema().field(run.size()).type();
    return chunk -> withTimes(chunk, lastSteps, timeType(chunk.schema(), stepType));
  }

  /** The values that identify the run of a row; −0.0 is 0.0, as in the groups of the facts. */
  private static List<@Nullable Object> key(Chunk chunk, int row, List<String> columns) {
    List<@Nullable Object> key = new ArrayList<>();
    for (String column : columns) {
      Object value = chunk.value(row, chunk.schema().indexOf(column));
      key.add(value instanceof Double number ? (Object) (number + 0.0) : value);
    }
    return key;
  }

  private Chunk withTimes(
      Chunk agents, Map<List<@Nullable Object>, @Nullable Object> lastSteps, ColumnType type) {
    int births = agents.schema().indexOf(birth);
    int deaths = agents.schema().indexOf(death);
    BooleanColumn.Builder alive =
        (BooleanColumn.Builder) Column.builder(ColumnType.BOOLEAN, agents.rowCount());
    Column.Builder times = Column.builder(type, agents.rowCount());
    for (int row = 0; row < agents.rowCount(); row++) {
      Object died = agents.value(row, deaths);
      alive.append(died == null);
      Object end = died == null ? lastSteps.get(key(agents, row, run)) : died;
      try {
        append(times, agents.value(row, births), end);
      } catch (ArithmeticException e) {
        throw new DataException(
            "%s: the survival time overflows 64 bits: %s - %s; cast one of the columns to double"
                .formatted(agents.place(row), end, agents.value(row, births)),
            e);
      }
    }
    return agents
        .with(new Schema.Field(ALIVE, ColumnType.BOOLEAN), alive.build())
        .with(new Schema.Field(SURVIVAL_TIME, type), times.build());
  }

  private static void append(Column.Builder times, @Nullable Object birth, @Nullable Object end) {
    if (birth == null || end == null) {
      times.appendMissing();
    } else if (times instanceof LongColumn.Builder longs) {
      longs.append(Math.subtractExact((long) end, (long) birth));
    } else {
      double time = ((Number) end).doubleValue() - ((Number) birth).doubleValue();
      if (Double.isNaN(time)) {
        times.appendMissing();
      } else {
        ((DoubleColumn.Builder) times).append(time);
      }
    }
  }
}
