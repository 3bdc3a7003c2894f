package farm.analysis.testdata;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** The events of one step, and the averages that the simulator computes at its end. */
final class StepTotals {
  int births;
  int deaths;
  int encounters;
  int successfulAttacks;
  double consumed;
  double shared;

  private final List<FarmAgent> living;
  private final List<FarmResource> resources;

  StepTotals(List<FarmAgent> living, List<FarmResource> resources) {
    this.living = living;
    this.resources = resources;
  }

  long count(AgentType type) {
    return living.stream().filter(a -> a.type == type).count();
  }

  int agents() {
    return living.size();
  }

  /** The average over living agents; 0 if there are none. */
  double average(ToDoubleFunction<FarmAgent> value) {
    double sum = 0;
    for (FarmAgent agent : living) {
      // A plain loop: the JDK may choose how DoubleStream adds.
      sum += value.applyAsDouble(agent);
    }
    return living.isEmpty() ? 0 : sum / living.size();
  }

  int maxGeneration() {
    return living.stream().mapToInt(a -> a.generation).max().orElse(0);
  }

  double totalResources() {
    double total = 0;
    for (FarmResource resource : resources) {
      total += resource.amount;
    }
    return total;
  }

  double efficiency() {
    return totalResources() / (resources.size() * FarmResource.MAX_AMOUNT);
  }

  /** Shannon entropy of the amounts, in nats. */
  double entropy() {
    double total = totalResources();
    double entropy = 0;
    for (FarmResource resource : resources) {
      if (resource.amount > 0) {
        double share = resource.amount / total;
        // Math.log may differ in the last bit between machines; StrictMath may not.
        entropy -= share * StrictMath.log(share);
      }
    }
    return entropy;
  }

  double geneticDiversity() {
    return living.isEmpty() ? 0 : (double) genomes().size() / living.size();
  }

  double dominantGenomeRatio() {
    long most = genomes().values().stream().mapToLong(Long::longValue).max().orElse(0);
    return living.isEmpty() ? 0 : (double) most / living.size();
  }

  private Map<String, Long> genomes() {
    return living.stream()
        .map(FarmAgent::genome)
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
  }
}
