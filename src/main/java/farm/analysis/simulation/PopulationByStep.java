package farm.analysis.simulation;

import farm.analysis.aggregate.Aggregate;
import farm.analysis.aggregate.sum.Sum;
import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
import java.util.Arrays;
import java.util.List;

/**
 * The growth and stability of the population of each run, step by step: {@code
 * PopulationByStep.of(List.of("run"), "step_number", "total_agents", 50)}.
 *
 * <p>The result has one row for each run and step, sorted by run, then step. Its columns are those
 * of the run and the step, then
 *
 * <ul>
 *   <li>{@code population}: the sum of the counts of the step;
 *   <li>{@code growth_rate}: the growth per step since the previous recorded step, s steps earlier:
 *       (population / previous population)^(1/s) − 1; missing for the first step and after a
 *       population of 0;
 *   <li>{@code stability}: 1 / (1 + σ/μ), from 0 (unstable) to 1 (constant). Mean μ and population
 *       standard deviation σ are over the last {@code window} recorded steps up to this one, or
 *       fewer at the beginning. Missing for the first step and if μ is 0.
 * </ul>
 *
 * <p>The population of a step without counts is missing, and so are all values computed with it.
 */
public final class PopulationByStep extends RunStudy {

  private PopulationByStep(List<String> run, String step, String count, int window) {
    super(
        Aggregate.groupBy(Keys.of(run, step))
            .with("population", Sum.of(count))
            .keepingTogether(run.size()),
        chunk -> study(chunk, run.size(), window));
  }

  /**
   * Computes the population dynamics of each run.
   *
   * @param run the columns that identify a run; none if all rows belong to one run
   * @param step the column of step numbers
   * @param count the column of counts, which are summed for each step
   * @param window the number of recorded steps over which stability is measured, at least 2
   */
  public static PopulationByStep of(List<String> run, String step, String count, int window) {
    if (window < 2) {
      throw new IllegalArgumentException("'window' should be at least 2, was " + window);
    }
    return new PopulationByStep(run, step, count, window);
  }

  private static Chunk study(Chunk steps, int runColumns, int window) {
    Runs.checkNumbers("steps", steps.schema().field(runColumns));
    int rows = steps.rowCount();
    double[] growth = new double[rows];
    double[] stability = new double[rows];
    List<Integer> edges = Runs.edges(steps, runColumns);
    for (int run = 0; run + 1 < edges.size(); run++) {
      for (int row = edges.get(run); row < edges.get(run + 1); row++) {
        boolean first = row == edges.get(run);
        int from = Math.max(edges.get(run), row + 1 - window);
        growth[row] = first ? Double.NaN : growth(steps, row, runColumns);
        stability[row] = first ? Double.NaN : stability(steps, from, row + 1, runColumns + 1);
      }
    }
    return steps
        .with(new Schema.Field("growth_rate", ColumnType.DOUBLE), Runs.withMissing(growth))
        .with(new Schema.Field("stability", ColumnType.DOUBLE), Runs.withMissing(stability));
  }

  private static double growth(Chunk steps, int row, int stepColumn) {
    double before = Runs.number(steps, row - 1, stepColumn + 1);
    double ratio = Runs.number(steps, row, stepColumn + 1) / before;
    double apart = Runs.number(steps, row, stepColumn) - Runs.number(steps, row - 1, stepColumn);
    return before == 0 ? Double.NaN : (apart == 1 ? ratio : StrictMath.pow(ratio, 1 / apart)) - 1;
  }

  private static double stability(Chunk steps, int from, int to, int column) {
    double[] window = new double[to - from];
    Arrays.setAll(window, i -> Runs.number(steps, from + i, column));
    double mean = sum(window) / window.length;
    double[] squares = new double[window.length];
    Arrays.setAll(squares, i -> (window[i] - mean) * (window[i] - mean));
    return mean == 0 ? Double.NaN : 1 / (1 + Math.sqrt(sum(squares) / window.length) / mean);
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }
}
