package farm.analysis.testdata;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The seven actions an agent can take in a step. */
final class AgentTurn {
  private static final double RANGE = 30;
  private static final double MAX_GATHER = 6;
  private static final double SHARE = 2;
  private static final double OFFSPRING_COST = 5;
  private static final double MIN_TO_REPRODUCE = 9;
  private static final int MAX_AGENTS = 24;

  private final Farm farm;

  /**
   * The outcome of an action, as {@code agent_actions} keeps it.
   *
   * @param targetId null if the action has no target
   */
  record Outcome(String targetId, double reward, String detailsJson) {
    static Outcome of(double reward, String details, Object... values) {
      return new Outcome(null, reward, String.format(Locale.ROOT, details, values));
    }

    Outcome at(FarmAgent target) {
      return new Outcome(target.id, reward, detailsJson);
    }
  }

  AgentTurn(Farm farm) {
    this.farm = farm;
  }

  Outcome play(FarmAgent agent, String action) {
    agent.defending = action.equals("defend");
    return switch (action) {
      case "attack" -> attack(agent);
      case "move" -> move(agent);
      case "gather" -> gather(agent);
      case "share" -> share(agent);
      case "reproduce" -> reproduce(agent);
      case "defend" -> Outcome.of(0.02, "{\"duration\": 3, \"healing\": 1}");
      case "pass" -> Outcome.of(0.01, "{\"reason\": \"strategic_inaction\"}");
      default -> throw new IllegalArgumentException("Unknown action '" + action + "'");
    };
  }

  private Outcome attack(FarmAgent agent) {
    Optional<FarmAgent> near = nearestOther(agent);
    if (near.isEmpty()) {
      return Outcome.of(-0.05, "{\"attack_range\": %.1f}", RANGE);
    }
    FarmAgent target = near.get();
    double before = target.health;
    double damage = target.defending ? 1.0 : 2.0;
    target.health -= damage;
    farm.totals.encounters++;
    farm.totals.successfulAttacks += target.defending ? 0 : 1;
    String details =
        String.format(
            Locale.ROOT,
            "{\"damage_dealt\": %.1f, \"was_defending\": %b}",
            damage,
            target.defending);
    farm.recorder.healthIncident(target, before, "combat_damage", details);
    return Outcome.of(0.1, "{\"damage_dealt\": %.1f}", damage).at(target);
  }

  private Outcome move(FarmAgent agent) {
    agent.position = agent.position.moved(farm.random.nextInt(17) - 8, farm.random.nextInt(17) - 8);
    return Outcome.of(
        0.05, "{\"attempted_position\": [%d, %d]}", agent.position.x(), agent.position.y());
  }

  private Outcome gather(FarmAgent agent) {
    Optional<FarmResource> near = nearestFood(agent);
    if (near.isEmpty()) {
      return Outcome.of(-0.05, "{\"gathering_range\": %.0f}", RANGE);
    }
    FarmResource food = near.get();
    double amount = food.take(MAX_GATHER);
    agent.resources += amount;
    farm.totals.consumed += amount;
    return Outcome.of(
        0.05 + amount / 10,
        "{\"amount_gathered\": %.1f, \"resource_after\": %.1f}",
        amount,
        food.amount);
  }

  private Outcome share(FarmAgent agent) {
    Optional<FarmAgent> near = nearestOther(agent);
    if (near.isEmpty() || agent.resources < SHARE + 5) {
      return Outcome.of(-0.05, "{\"required_total\": 7, \"share_amount\": 2}");
    }
    agent.resources -= SHARE;
    near.get().resources += SHARE;
    farm.totals.shared += SHARE;
    return Outcome.of(0.08, "{\"share_amount\": %.1f}", SHARE).at(near.get());
  }

  private Outcome reproduce(FarmAgent agent) {
    double before = agent.resources;
    if (before < MIN_TO_REPRODUCE || farm.living.size() >= MAX_AGENTS) {
      String reason = before < MIN_TO_REPRODUCE ? "insufficient_resources" : "population_limit";
      farm.recorder.reproduction(agent, before, null, reason);
      return Outcome.of(-0.05, "{\"agent_resources\": %.2f, \"min_resources\": 9}", before);
    }
    agent.resources -= OFFSPRING_COST;
    AgentType type = farm.settings.offspringType(agent.type, farm.step, farm.random);
    FarmAgent child = agent.child(type, farm.step, farm.random);
    farm.addAgent(child);
    farm.totals.births++;
    farm.recorder.reproduction(agent, before, child, "");
    return Outcome.of(0.15, "{\"offspring_cost\": %.1f}", OFFSPRING_COST).at(child);
  }

  private Optional<FarmResource> nearestFood(FarmAgent agent) {
    return farm.resources.stream()
        .filter(r -> r.amount > 0 && agent.distanceTo(r) <= RANGE)
        .min(Comparator.comparingDouble(r -> agent.distanceTo(r)));
  }

  private Optional<FarmAgent> nearestOther(FarmAgent agent) {
    return farm.living.stream()
        .filter(other -> other != agent && agent.distanceTo(other) <= RANGE)
        .min(Comparator.comparingDouble(other -> agent.distanceTo(other)));
  }
}
