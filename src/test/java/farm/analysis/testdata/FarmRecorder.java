package farm.analysis.testdata;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Turns the events of a {@link Farm} into rows of the simulator's tables, with columns in order.
 */
final class FarmRecorder {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);
  private static final LocalDateTime START = LocalDateTime.of(2025, 10, 28, 3, 45, 47, 250_214_000);

  private final FarmSchema schema;
  private final Map<String, List<List<Object>>> rows = new LinkedHashMap<>();
  private String simulationId;
  private int step;
  private int encounters;
  private int successfulAttacks;
  private double shared;

  FarmRecorder(FarmSchema schema) {
    this.schema = schema;
  }

  FarmSchema schema() {
    return schema;
  }

  /** The rows of each table, in the order of recording; null stands for a missing value. */
  Map<String, List<List<Object>>> rows() {
    return rows;
  }

  /** Starts a simulation; the running totals of its steps start at 0. */
  void simulation(FarmSettings s) {
    simulationId = s.simulationId();
    step = 0;
    encounters = 0;
    successfulAttacks = 0;
    shared = 0;
    if (s.experimentId() != null) {
      experiment(s.experimentId());
    }
    boolean done = s.steps() > 0;
    String status = done ? "completed" : "running";
    String end = done ? time(s.steps()) : null;
    String parameters = done ? s.parametersJson() : "{}";
    String database = "simulation.db";
    add(
        "simulations",
        simulationId,
        s.experimentId(),
        time(0),
        end,
        status,
        parameters,
        null,
        database);
    if (done) {
      long seconds = START.toEpochSecond(ZoneOffset.UTC);
      add("simulation_config", simulationId, nextId("simulation_config"), seconds, s.configJson());
    }
  }

  /** Starts {@code step}; all later records belong to it. */
  void startStep(int step) {
    this.step = step;
  }

  void agent(FarmAgent a) {
    String weights = schema == FarmSchema.JSON_COUNTS ? a.type.weightsJson() : "{}";
    add(
        "agents",
        simulationId,
        a.id,
        a.birthStep,
        a.deathStep,
        a.type.label(),
        (double) a.birthplace.x(),
        (double) a.birthplace.y(),
        a.initialResources,
        100.0,
        0,
        a.genome(),
        a.generation,
        weights);
  }

  void resources(List<FarmResource> resources) {
    for (FarmResource r : resources) {
      int id = nextId("resource_states");
      add("resource_states", id, simulationId, step, r.id, r.amount, r.x, r.y);
    }
  }

  void stepTotals(StepTotals t) {
    encounters += t.encounters;
    successfulAttacks += t.successfulAttacks;
    shared += t.shared;
    List<Object> row = new ArrayList<>(Arrays.asList(step, simulationId, t.agents()));
    row.addAll(schema.countsByType(t));
    row.addAll(List.of(t.totalResources(), t.average(a -> a.resources), t.births, t.deaths));
    row.addAll(List.of(t.maxGeneration(), t.efficiency(), t.entropy(), t.average(a -> a.health)));
    row.addAll(List.of(t.average(a -> step - a.birthStep), t.average(a -> a.reward)));
    row.addAll(List.of(encounters, successfulAttacks, shared));
    row.addAll(List.of(t.shared, t.encounters, t.successfulAttacks));
    row.addAll(List.of(t.geneticDiversity(), t.dominantGenomeRatio(), t.consumed));
    add("simulation_steps", row.toArray());
  }

  void agentState(FarmAgent a) {
    String id = simulationId + ":" + a.id + "-" + step;
    List<Object> row = new ArrayList<>(Arrays.asList(id, simulationId, step, a.id));
    row.addAll(
        Arrays.asList(
            (double) a.position.x(), (double) a.position.y(), null, a.resources, a.health, 100.0));
    row.addAll(List.of(a.starvation, a.defending, a.reward, step - a.birthStep));
    add("agent_states", row.toArray());
  }

  void action(FarmAgent a, String action, AgentTurn.Outcome outcome) {
    add(
        "agent_actions",
        nextId("agent_actions"),
        simulationId,
        step,
        a.id,
        action,
        outcome.targetId(),
        outcome.reward(),
        outcome.detailsJson());
  }

  /** Records what an agent learned from its action. */
  void experience(FarmAgent a, String action, double reward) {
    if (!schema.hasExperiences()) {
      return;
    }
    int id = nextId("learning_experiences");
    String module = a.type == AgentType.INDEPENDENT ? "tabular" : "dqn";
    int number = AgentType.ACTIONS.indexOf(action);
    add(
        "learning_experiences",
        id,
        simulationId,
        step,
        a.id,
        module,
        module + "_" + a.id,
        number,
        action,
        reward);
  }

  /** Records a loss of health; {@code details} is null where the cause says enough. */
  void healthIncident(FarmAgent a, double before, String cause, String details) {
    int id = nextId("health_incidents");
    add("health_incidents", id, simulationId, step, a.id, before, a.health, cause, details);
  }

  /** Records an attempt to reproduce; {@code child} is null if it failed. */
  void reproduction(FarmAgent parent, double before, FarmAgent child, String reason) {
    if (!schema.hasReproductionEvents()) {
      return;
    }
    boolean born = child != null;
    int id = nextId("reproduction_events");
    List<Object> row = new ArrayList<>(Arrays.asList(id, simulationId, step, parent.id));
    row.addAll(Arrays.asList(born ? child.id : null, born, before, parent.resources));
    row.addAll(Arrays.asList(born ? child.initialResources : null, reason, parent.generation));
    row.addAll(Arrays.asList(born ? child.generation : null, (double) parent.position.x()));
    row.addAll(Arrays.asList((double) parent.position.y(), time(step)));
    add("reproduction_events", row.toArray());
  }

  private void experiment(String id) {
    List<Object> row = new ArrayList<>(Arrays.asList(id, "The " + id + " runs", null, null));
    row.addAll(Arrays.asList(time(0), time(0), "completed", "[\"" + id + "\"]", "{}", null, null));
    add("experiments", row.toArray());
  }

  private int nextId(String table) {
    return rows.getOrDefault(table, List.of()).size() + 1;
  }

  private void add(String table, Object... values) {
    rows.computeIfAbsent(table, t -> new ArrayList<>()).add(Arrays.asList(values));
  }

  private static String time(int step) {
    return TIME.format(START.plusNanos(step * 48_271_000L));
  }
}
