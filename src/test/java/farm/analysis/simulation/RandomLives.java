package farm.analysis.simulation;

import static farm.analysis.chunk.Rows.row;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Rows;
import farm.analysis.chunk.Schema;
import farm.analysis.chunk.Schema.Field;
import farm.analysis.simulation.NaiveSurvival.Individual;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Random individuals of a survival analysis. */
final class RandomLives {

  private static final Schema SCHEMA =
      Schema.of(
          new Field("group", ColumnType.TEXT),
          new Field("time", ColumnType.DOUBLE),
          new Field("event", ColumnType.BOOLEAN));

  private RandomLives() {}

  /**
   * Rows of this number of groups, some without a time or an event. The groups differ in their
   * sizes, the kind of their times (few, many, with fractions) and their share of events.
   *
   * @param groups receives the individuals of all groups that have any
   */
  static Chunk rows(int seed, int count, Map<String, NaiveSurvival> groups) {
    Random random = new Random(seed);
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (int g = 0; g < count; g++) {
      String name = "group %03d".formatted(g);
      List<Individual> individuals = new ArrayList<>();
      double events = random.nextInt(5) / 4.0;
      int size = 1 + random.nextInt(random.nextBoolean() ? 8 : 40);
      for (int i = 0; i < size; i++) {
        double time = time(g % 3, random);
        boolean event = random.nextDouble() < events;
        int lacks = random.nextInt(20);
        rows.add(row(name, lacks == 0 ? null : time, lacks == 1 ? null : event));
        if (lacks > 1) {
          individuals.add(new Individual(time, event));
        }
      }
      if (!individuals.isEmpty()) {
        groups.put(name, new NaiveSurvival(individuals));
      }
    }
    return Rows.chunk(SCHEMA, rows);
  }

  private static double time(int kind, Random random) {
    return switch (kind) {
      case 0 -> random.nextInt(8);
      case 1 -> random.nextInt(100);
      default -> -10 * Math.log1p(-random.nextDouble());
    };
  }
}
