package farm.analysis.testdata;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The simulator's three kinds of agent; each prefers different actions. */
enum AgentType {
  SYSTEM(3, 24, 37, 16, 7, 8, 5),
  INDEPENDENT(12, 25, 40, 2, 9, 7, 5),
  CONTROL(7, 26, 37, 8, 8, 8, 6);

  static final List<String> ACTIONS =
      List.of("attack", "move", "gather", "share", "reproduce", "defend", "pass");

  /** Percent for each of {@link #ACTIONS}. */
  private final List<Integer> weights;

  AgentType(Integer... weights) {
    this.weights = List.of(weights);
  }

  /** The name in {@code agents.agent_type} and in the JSON counts. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  String chooseAction(Random random) {
    int left = random.nextInt(100);
    int action = 0;
    while (left >= weights.get(action)) {
      left -= weights.get(action++);
    }
    return ACTIONS.get(action);
  }

  String weightsJson() {
    return IntStream.range(0, weights.size())
        .mapToObj(
            i -> String.format(Locale.ROOT, "\"%s\": %.2f", ACTIONS.get(i), weights.get(i) / 100.0))
        .collect(Collectors.joining(", ", "{", "}"));
  }
}
