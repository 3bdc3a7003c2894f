package farm.analysis.testdata;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A small agent-based simulation, so that the numbers of the tables belong together: a step's total
 * is the total before it plus births minus deaths, and every id that is used exists.
 */
final class Farm {
  private static final double CONSUMPTION = 0.45;
  // Regrowth is a fraction of this, so that sums of amounts depend on rounding, hence on order.
  private static final double MAX_REGROWTH = 5;
  private static final int STARVATION_LIMIT = 8;

  /** The simulator can log each step; logging every tenth keeps the files small. */
  private static final int DETAIL_EVERY = 10;

  final FarmSettings settings;
  final FarmRecorder recorder;
  // java.util.Random: its sequence is part of its contract, so any JDK writes the same files.
  final Random random;
  final List<FarmAgent> everyone = new ArrayList<>();
  final List<FarmAgent> living = new ArrayList<>();
  final List<FarmResource> resources = new ArrayList<>();
  int step;
  StepTotals totals;

  Farm(FarmSettings settings, FarmRecorder recorder) {
    this.settings = settings;
    this.recorder = recorder;
    this.random = new Random(settings.seed());
  }

  void run() {
    recorder.simulation(settings);
    plantResources();
    if (settings.steps() == 0) {
      recorder.resources(resources);
      return;
    }
    addFounders();
    for (step = 0; step < settings.steps(); step++) {
      runStep();
    }
    everyone.forEach(recorder::agent);
  }

  void addAgent(FarmAgent agent) {
    everyone.add(agent);
    living.add(agent);
  }

  private void plantResources() {
    for (int i = 0; i < settings.climate().resources; i++) {
      String id = recorder.schema().resourceId(i, random);
      resources.add(new FarmResource(id, random.nextDouble() * 100, random.nextDouble() * 100));
    }
  }

  private void addFounders() {
    for (AgentType type : AgentType.values()) {
      for (int i = 0; settings.hasFounders(type) && i < settings.climate().foundersPerType; i++) {
        addAgent(FarmAgent.founder(type, random));
      }
    }
  }

  private void runStep() {
    recorder.startStep(step);
    totals = new StepTotals(living, resources);
    boolean detailed = step % DETAIL_EVERY == 0;
    AgentTurn turn = new AgentTurn(this);
    for (FarmAgent agent : List.copyOf(living)) {
      String action = agent.type.chooseAction(random);
      AgentTurn.Outcome outcome = turn.play(agent, action);
      agent.reward += outcome.reward();
      if (detailed) {
        recorder.action(agent, action, outcome);
        recorder.experience(agent, action, outcome.reward());
      }
    }
    living.forEach(this::consume);
    living.removeIf(agent -> !agent.isAlive());
    resources.forEach(this::regrow);
    recorder.resources(resources);
    recorder.stepTotals(totals);
    if (detailed) {
      living.forEach(recorder::agentState);
    }
  }

  private void consume(FarmAgent agent) {
    agent.resources = Math.max(0, agent.resources - CONSUMPTION);
    if (agent.resources > 0) {
      agent.starvation = 0;
      return;
    }
    if (agent.starvation++ == 0) {
      agent.health -= 0.5;
      recorder.healthIncident(agent, agent.health + 0.5, "starvation", null);
    }
    if (agent.starvation >= STARVATION_LIMIT) {
      agent.deathStep = step;
      totals.deaths++;
    }
  }

  private void regrow(FarmResource resource) {
    if (random.nextDouble() < settings.climate().regrowthChance) {
      resource.regrow(MAX_REGROWTH * random.nextDouble());
    }
  }
}
