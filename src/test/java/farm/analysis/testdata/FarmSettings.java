package farm.analysis.testdata;

import java.util.Locale;
import java.util.Random;

/**
 * The settings of one simulated run.
 *
 * @param simulationId text; SQLite turns it into an integer if the column is declared so
 * @param experimentId null if the run belongs to no experiment, as in the real files
 * @param steps 0 for a run that stopped before its first step
 * @param controlAgentsFrom the step from which control agents exist; 0 if they are founders
 */
record FarmSettings(
    String simulationId,
    String experimentId,
    long seed,
    int steps,
    Climate climate,
    int controlAgentsFrom) {

  /** The supply of resources, and the number of founders. */
  enum Climate {
    PLENTY(5, 8, 0.4),
    SCARCE(4, 6, 0.2),
    DRY(4, 3, 0.1),
    BARREN(4, 1, 0.02);

    final int foundersPerType;
    final int resources;

    /** The chance that a resource regrows in a step. */
    final double regrowthChance;

    Climate(int foundersPerType, int resources, double regrowthChance) {
      this.foundersPerType = foundersPerType;
      this.resources = resources;
      this.regrowthChance = regrowthChance;
    }
  }

  static FarmSettings plenty(long seed, int steps) {
    return new FarmSettings(textId(seed), null, seed, steps, Climate.PLENTY, 0);
  }

  static FarmSettings scarce(long seed, int steps) {
    return new FarmSettings(textId(seed), null, seed, steps, Climate.SCARCE, 0);
  }

  static FarmSettings dry(long seed, int steps) {
    return new FarmSettings(textId(seed), null, seed, steps, Climate.DRY, 0);
  }

  static FarmSettings barren(long seed, int steps) {
    return new FarmSettings(textId(seed), null, seed, steps, Climate.BARREN, 0);
  }

  FarmSettings withIds(String simulation, String experiment) {
    return new FarmSettings(simulation, experiment, seed, steps, climate, controlAgentsFrom);
  }

  FarmSettings withControlAgentsFrom(int step) {
    return new FarmSettings(simulationId, experimentId, seed, steps, climate, step);
  }

  /**
   * The type of a child: if control agents had no founders, half of the children become control
   * agents.
   */
  AgentType offspringType(AgentType parent, int step, Random random) {
    boolean turns = controlAgentsFrom > 0 && step >= controlAgentsFrom && random.nextBoolean();
    return turns ? AgentType.CONTROL : parent;
  }

  boolean hasFounders(AgentType type) {
    return type != AgentType.CONTROL || controlAgentsFrom == 0;
  }

  /** The settings under the simulator's own names. */
  String parametersJson() {
    return String.format(
        Locale.ROOT,
        "{\"simulation_steps\": %d, \"seed\": %d, \"environment.width\": 100,"
            + " \"environment.height\": 100, \"resources.initial_resources\": %d,"
            + " \"resources.resource_regen_rate\": %.2f}",
        steps,
        seed,
        climate.resources,
        climate.regrowthChance);
  }

  /** The simulator's full configuration: longer than a page of 4096 bytes, as the real ones are. */
  String configJson() {
    String keys =
        "\"modules.%1$s_target_update_freq\": 100, \"modules.%1$s_memory_size\": 10000,"
            + " \"modules.%1$s_learning_rate\": 0.001, \"modules.%1$s_gamma\": 0.99,"
            + " \"modules.%1$s_epsilon_start\": 1.0, \"modules.%1$s_epsilon_min\": 0.01,"
            + " \"modules.%1$s_epsilon_decay\": 0.995, \"modules.%1$s_dqn_hidden_size\": 64,"
            + " \"modules.%1$s_batch_size\": 32, \"modules.%1$s_tau\": 0.005,"
            + " \"modules.%1$s_success_reward\": 0.5, \"modules.%1$s_failure_penalty\": -0.1,"
            + " \"modules.%1$s_base_cost\": -0.05, \"modules.%1$s_range\": 30.0,"
            + " \"modules.%1$s_distance_penalty_factor\": 0.1,"
            + " \"modules.%1$s_resource_threshold\": 0.2,"
            + " \"modules.%1$s_competition_penalty\": -0.2";
    StringBuilder json = new StringBuilder(parametersJson());
    json.setLength(json.length() - 1);
    AgentType.ACTIONS.forEach(a -> json.append(", ").append(String.format(keys, a)));
    return json.append('}').toString();
  }

  /** Looks like the simulator's own: {@code sim_} and ten letters or digits. */
  private static String textId(long seed) {
    Random random = new Random(seed);
    StringBuilder id = new StringBuilder("sim_");
    for (int i = 0; i < 10; i++) {
      id.append(Character.forDigit(random.nextInt(36), 36));
    }
    return id.toString();
  }
}
