package farm.analysis.simulation;

import farm.analysis.aggregate.Aggregate;
import farm.analysis.aggregate.sum.Sum;
import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
import java.util.Arrays;
import java.util.List;

/**
 * How the population of each run grows from step to step, and how steady it is.
 *
 * <p>One row for each run and step, in their order, with the columns of the run and the step, then
 *
 * <ul>
 *   <li>{@code population}: the sum of the counts of the step;
 *   <li>{@code growth_rate}: by how much it grew a step since the step recorded before, s steps
 *       ago: (population / population before)^(1/s) − 1; missing for the first step and after 0;
 *   <li>{@code stability}: 1 / (1 + σ/μ), with mean μ and standard deviation σ (of the population)
 *       over the last {@code window} recorded steps, this one included, or as many as there are;
 *       from 0 (wild) to 1 (constant); missing for the first step and where μ is 0.
 * </ul>
 *
 * <p>A step without counts has no population, and all that is computed with it is missing.
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
   * The dynamics of each run.
   *
   * @param run the columns that tell runs apart; none if all rows are of one
   * @param step the column of the step's number
   * @param count the column of counts; those of a step are added up
   * @param window over how many recorded steps stability is measured, at least 2
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
