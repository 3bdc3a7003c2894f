package farm.analysis.testdata;

import java.util.Random;

/** One agent's state, changed in place as the {@link Farm} runs. */
final class FarmAgent {
  final String id;
  final AgentType type;
  final int birthStep;
  final int generation;
  final Position birthplace;
  final double initialResources;

  Position position;
  double resources;
  double health = 100;
  int starvation;
  boolean defending;
  double reward;

  /** Null while the agent lives. */
  Integer deathStep;

  /** A place in the world of 100 by 100 cells, whose edges meet. */
  record Position(int x, int y) {
    static Position random(Random random) {
      return new Position(random.nextInt(100), random.nextInt(100));
    }

    Position moved(int dx, int dy) {
      return new Position(Math.floorMod(x + dx, 100), Math.floorMod(y + dy, 100));
    }

    double distanceTo(double otherX, double otherY) {
      return Math.sqrt((x - otherX) * (x - otherX) + (y - otherY) * (y - otherY));
    }
  }

  private FarmAgent(String id, AgentType type, int birthStep, int generation, Position birthplace) {
    this.id = id;
    this.type = type;
    this.birthStep = birthStep;
    this.generation = generation;
    this.birthplace = birthplace;
    this.initialResources = generation == 0 ? 3.0 : 5.0;
    this.position = birthplace;
    this.resources = initialResources;
  }

  static FarmAgent founder(AgentType type, Random random) {
    return new FarmAgent("agent_" + hexId(random), type, 0, 0, Position.random(random));
  }

  /** A child is born where its parent stands; its type may differ. */
  FarmAgent child(AgentType childType, int step, Random random) {
    return new FarmAgent("agent_" + hexId(random), childType, step, generation + 1, position);
  }

  boolean isAlive() {
    return deathStep == null;
  }

  String genome() {
    return type.label() + ":" + generation;
  }

  double distanceTo(FarmAgent other) {
    return position.distanceTo(other.position.x(), other.position.y());
  }

  double distanceTo(FarmResource resource) {
    return position.distanceTo(resource.x, resource.y);
  }

  /** Ten hexadecimal digits, as in the simulator's agent and resource ids. */
  static String hexId(Random random) {
    return String.format("%010x", random.nextLong() & 0xff_ffff_ffffL);
  }
}
