package farm.analysis.testdata;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/** The schemas of older and newer simulators, with tables as in real databases. */
enum FarmSchema {
  /** Integer resource ids; {@code agent_actions} with the states before and after. */
  OLD("VARCHAR(64)", "INTEGER"),
  /** One count column per agent type in {@code simulation_steps}. */
  COUNT_COLUMNS("VARCHAR(64)", "VARCHAR(64)"),
  /** As {@link #COUNT_COLUMNS}, with {@code learning_experiences}. */
  LEARNING("VARCHAR(64)", "VARCHAR(64)"),
  /** JSON counts, integer simulation ids, no {@code reproduction_events}. */
  JSON_COUNTS("INTEGER", "INTEGER");

  private static final String RUNS =
      """
      CREATE TABLE experiments (
        experiment_id VARCHAR(64) NOT NULL, name VARCHAR(255) NOT NULL, description VARCHAR(4096),
        hypothesis VARCHAR(2048), creation_date DATETIME, last_updated DATETIME,
        status VARCHAR(50), tags JSON, variables JSON, results_summary JSON, notes VARCHAR(4096),
        PRIMARY KEY (experiment_id));
      CREATE TABLE simulations (
        simulation_id SIMULATION_ID NOT NULL, experiment_id VARCHAR(64), start_time DATETIME,
        end_time DATETIME, status VARCHAR(50), parameters JSON NOT NULL, results_summary JSON,
        simulation_db_path VARCHAR(255) NOT NULL,
        PRIMARY KEY (simulation_id),
        FOREIGN KEY(experiment_id) REFERENCES experiments (experiment_id));
      CREATE TABLE simulation_config (
        simulation_id SIMULATION_ID, config_id INTEGER NOT NULL, timestamp INTEGER NOT NULL,
        config_data VARCHAR(4096) NOT NULL,
        PRIMARY KEY (config_id),
        FOREIGN KEY(simulation_id) REFERENCES simulations (simulation_id));
      """;

  private static final String STEPS =
      """
      CREATE TABLE simulation_steps (
        step_number INTEGER NOT NULL, simulation_id SIMULATION_ID NOT NULL, total_agents INTEGER,
        COUNTS, total_resources FLOAT, average_agent_resources FLOAT, births INTEGER,
        deaths INTEGER, current_max_generation INTEGER, resource_efficiency FLOAT,
        resource_distribution_entropy FLOAT, average_agent_health FLOAT,
        average_agent_age INTEGER, average_reward FLOAT, combat_encounters INTEGER,
        successful_attacks INTEGER, resources_shared FLOAT, resources_shared_this_step FLOAT,
        combat_encounters_this_step INTEGER, successful_attacks_this_step INTEGER,
        genetic_diversity FLOAT, dominant_genome_ratio FLOAT, resources_consumed FLOAT,
        PRIMARY KEY (step_number, simulation_id),
        FOREIGN KEY(simulation_id) REFERENCES simulations (simulation_id));
      CREATE INDEX idx_simulation_steps_step_number ON simulation_steps (step_number);
      CREATE INDEX idx_simulation_steps_simulation_id ON simulation_steps (simulation_id);
      CREATE TABLE resource_states (
        id INTEGER NOT NULL, simulation_id SIMULATION_ID, step_number INTEGER,
        resource_id RESOURCE_ID, amount FLOAT, position_x FLOAT, position_y FLOAT,
        PRIMARY KEY (id),
        FOREIGN KEY(simulation_id) REFERENCES simulations (simulation_id));
      CREATE INDEX idx_resource_states_step_number ON resource_states (step_number);
      """;

  private static final String AGENTS =
      """
      CREATE TABLE agents (
        simulation_id SIMULATION_ID, agent_id VARCHAR(64) NOT NULL, birth_time INTEGER,
        death_time INTEGER, agent_type VARCHAR(50), position_x FLOAT, position_y FLOAT,
        initial_resources FLOAT, starting_health FLOAT, starvation_counter INTEGER,
        genome_id VARCHAR(64), generation INTEGER, action_weights JSON,
        PRIMARY KEY (agent_id),
        FOREIGN KEY(simulation_id) REFERENCES simulations (simulation_id));
      CREATE INDEX idx_agents_agent_type ON agents (agent_type);
      CREATE TABLE agent_states (
        id VARCHAR(128) NOT NULL, simulation_id SIMULATION_ID, step_number INTEGER,
        agent_id VARCHAR(64), position_x FLOAT, position_y FLOAT, position_z FLOAT,
        resource_level FLOAT, current_health FLOAT, starting_health FLOAT,
        starvation_counter INTEGER, is_defending BOOLEAN, total_reward FLOAT, age INTEGER,
        PRIMARY KEY (id),
        FOREIGN KEY(simulation_id) REFERENCES simulations (simulation_id),
        FOREIGN KEY(agent_id) REFERENCES agents (agent_id));
      """;

  private static final String EVENTS =
      """
      CREATE TABLE agent_actions (
        action_id INTEGER NOT NULL, simulation_id SIMULATION_ID, step_number INTEGER NOT NULL,
        agent_id VARCHAR(64) NOT NULL, action_type VARCHAR(20) NOT NULL,
        action_target_id VARCHAR(64), STATES reward FLOAT, details VARCHAR(1024),
        PRIMARY KEY (action_id),
        FOREIGN KEY(simulation_id) REFERENCES simulations (simulation_id),
        FOREIGN KEY(agent_id) REFERENCES agents (agent_id));
      CREATE TABLE health_incidents (
        incident_id INTEGER NOT NULL, simulation_id SIMULATION_ID, step_number INTEGER NOT NULL,
        agent_id VARCHAR(64) NOT NULL, health_before FLOAT, health_after FLOAT,
        cause VARCHAR(50) NOT NULL, details VARCHAR(512),
        PRIMARY KEY (incident_id),
        FOREIGN KEY(simulation_id) REFERENCES simulations (simulation_id),
        FOREIGN KEY(agent_id) REFERENCES agents (agent_id));
      """;

  private static final String REPRODUCTION =
      """
      CREATE TABLE reproduction_events (
        event_id INTEGER NOT NULL, simulation_id SIMULATION_ID, step_number INTEGER NOT NULL,
        parent_id VARCHAR(64) NOT NULL, offspring_id VARCHAR(64), success BOOLEAN NOT NULL,
        parent_resources_before FLOAT NOT NULL, parent_resources_after FLOAT NOT NULL,
        offspring_initial_resources FLOAT, failure_reason VARCHAR(255),
        parent_generation INTEGER NOT NULL, offspring_generation INTEGER,
        parent_position_x FLOAT NOT NULL, parent_position_y FLOAT NOT NULL,
        timestamp DATETIME NOT NULL,
        PRIMARY KEY (event_id),
        FOREIGN KEY(simulation_id) REFERENCES simulations (simulation_id),
        FOREIGN KEY(parent_id) REFERENCES agents (agent_id),
        FOREIGN KEY(offspring_id) REFERENCES agents (agent_id));
      """;

  private static final String EXPERIENCES =
      """
      CREATE TABLE learning_experiences (
        experience_id INTEGER NOT NULL, simulation_id SIMULATION_ID, step_number INTEGER,
        agent_id VARCHAR(64), module_type VARCHAR(50), module_id VARCHAR(64),
        action_taken INTEGER, action_taken_mapped VARCHAR(20), reward FLOAT,
        PRIMARY KEY (experience_id),
        FOREIGN KEY(simulation_id) REFERENCES simulations (simulation_id),
        FOREIGN KEY(agent_id) REFERENCES agents (agent_id));
      """;

  private final String simulationIdType;
  private final String resourceIdType;

  FarmSchema(String simulationIdType, String resourceIdType) {
    this.simulationIdType = simulationIdType;
    this.resourceIdType = resourceIdType;
  }

  /** The {@code CREATE} statements, in order. */
  List<String> statements() {
    String counts = "system_agents INTEGER, independent_agents INTEGER, control_agents INTEGER";
    String states =
        "state_before_id VARCHAR(128), state_after_id VARCHAR(128), resources_before FLOAT,"
            + " resources_after FLOAT,";
    String sql =
        RUNS
            + STEPS
            + AGENTS
            + EVENTS
            + (hasReproductionEvents() ? REPRODUCTION : "")
            + (hasExperiences() ? EXPERIENCES : "");
    return Arrays.stream(
            sql.replace("SIMULATION_ID", simulationIdType)
                .replace("RESOURCE_ID", resourceIdType)
                .replace("COUNTS", this == JSON_COUNTS ? "agent_type_counts JSON" : counts)
                .replace("STATES", this == OLD ? states : "")
                .strip()
                .split(";\\s*"))
        .toList();
  }

  boolean hasReproductionEvents() {
    return this != JSON_COUNTS;
  }

  boolean hasExperiences() {
    return this == LEARNING;
  }

  /**
   * {@code ordinal} as text if the column is an integer; else {@code resource_} and hexadecimal
   * digits.
   */
  String resourceId(int ordinal, Random random) {
    return resourceIdType.equals("INTEGER")
        ? String.valueOf(ordinal)
        : "resource_" + FarmAgent.hexId(random);
  }

  /** Three counts, or one JSON object without the types that have no living agents. */
  List<Object> countsByType(StepTotals totals) {
    List<AgentType> types = List.of(AgentType.values());
    if (this != JSON_COUNTS) {
      return types.stream().<Object>map(totals::count).toList();
    }
    return List.of(
        types.stream()
            .filter(type -> totals.count(type) > 0)
            .map(type -> "\"" + type.label() + "\": " + totals.count(type))
            .collect(Collectors.joining(", ", "{", "}")));
  }
}
