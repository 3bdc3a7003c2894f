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
import farm.analysis.problem.RequestException;
import farm.analysis.process.DataProcessor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Adds the survival time of each agent: {@code new Survival(List.of("run"), "birth_time",
 * "death_time", "step_number")}.
 *
 * <p>{@code alive} is true if an agent has no time of death. {@code survival_time} is death − birth
 * or, for living agents, the last step of the run − birth. It is missing if the birth is missing,
 * or if the agent is alive and its run has no steps. The last step of each run is learned from a
 * table of steps.
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
        .with(new Schema.Field(SURVIVAL_TIME, timeType(agents)));
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

  private ColumnType timeType(Schema agents) {
    boolean whole =
        List.of(birth, death).stream()
            .allMatch(time -> agents.field(agents.indexOf(time)).type() == ColumnType.LONG);
    return whole ? ColumnType.LONG : ColumnType.DOUBLE;
  }

  @Override
  public DataProcessor processor(Chunk facts) {
    Map<List<@Nullable Object>, Double> lastSteps = new HashMap<>();
    for (int row = 0; row < facts.rowCount(); row++) {
      lastSteps.put(key(facts, row, run), Runs.number(facts, row, run.size()));
    }
    return chunk -> withTimes(chunk, lastSteps);
  }

  private static List<@Nullable Object> key(Chunk chunk, int row, List<String> columns) {
    List<@Nullable Object> key = new ArrayList<>();
    columns.forEach(column -> key.add(chunk.value(row, chunk.schema().indexOf(column))));
    return key;
  }

  private Chunk withTimes(Chunk agents, Map<List<@Nullable Object>, Double> lastSteps) {
    int births = agents.schema().indexOf(birth);
    int deaths = agents.schema().indexOf(death);
    ColumnType type = timeType(agents.schema());
    BooleanColumn.Builder alive =
        (BooleanColumn.Builder) Column.builder(ColumnType.BOOLEAN, agents.rowCount());
    Column.Builder times = Column.builder(type, agents.rowCount());
    for (int row = 0; row < agents.rowCount(); row++) {
      boolean lives = agents.column(deaths).isMissing(agents.position(row));
      alive.append(lives);
      double end =
          lives
              ? lastSteps.getOrDefault(key(agents, row, run), Double.NaN)
              : Runs.number(agents, row, deaths);
      append(times, end - Runs.number(agents, row, births));
    }
    return agents
        .with(new Schema.Field(ALIVE, ColumnType.BOOLEAN), alive.build())
        .with(new Schema.Field(SURVIVAL_TIME, type), times.build());
  }

  private static void append(Column.Builder times, double time) {
    if (Double.isNaN(time)) {
      times.appendMissing();
    } else if (times instanceof LongColumn.Builder longs) {
      longs.append((long) time);
    } else {
      ((DoubleColumn.Builder) times).append(time);
    }
  }
}
