package farm.analysis.simulation;

import farm.analysis.aggregate.Aggregate;
import farm.analysis.aggregate.sum.Count;
import farm.analysis.aggregate.sum.Mean;
import farm.analysis.aggregate.sum.Sum;
import farm.analysis.aggregate.value.Max;
import farm.analysis.aggregate.value.Min;
import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.LongColumn;
import farm.analysis.chunk.Schema;
import java.util.ArrayList;
import java.util.List;

/**
 * The amount, evenness and consumption of resources at each step: {@code
 * ResourcesByStep.of(List.of("run"), "step_number", "amount")}.
 *
 * <p>The result has one row for each run and step, sorted by run, then step. Its columns are those
 * of the run and the step, then
 *
 * <ul>
 *   <li>{@code resources}: the number of resources with an amount; {@code depleted}: the number of
 *       those with an amount of 0 or less, or NaN;
 *   <li>{@code total}, {@code mean}, {@code min}, {@code max} of the amounts;
 *   <li>{@code evenness}: Pielou's index (1966), −Σ p ln p / ln n over the shares p of the n
 *       resources with an amount over 0; from 0 (one has all) to 1 (all are equal); missing if n is
 *       less than 2;
 *   <li>{@code consumed}: the total of the previous recorded step minus this total, negative if
 *       resources grew; missing for the first step, and if a total is missing or NaN.
 * </ul>
 */
public final class ResourcesByStep extends RunStudy {

  /** Intermediate columns. */
  private static final String POSITIVE = "amount over 0";

  private static final String LOGARITHM = "amount over 0 by its logarithm";

  private ResourcesByStep(List<String> run, String step, String amount) {
    super(
        chunk -> prepare(chunk, Keys.of(run, step, amount)),
        Aggregate.groupBy(Keys.of(run, step))
            .with("resources", Count.of(amount))
            .with("positive", Count.of(POSITIVE))
            .with("total", Sum.of(amount))
            .with("mean", Mean.of(amount))
            .with("min", Min.of(amount))
            .with("max", Max.of(amount))
            .with("shared", Sum.of(POSITIVE))
            .with("logarithms", Sum.of(LOGARITHM))
            .keepingTogether(run.size()),
        chunk -> study(chunk, run.size()));
  }

  /**
   * Computes resource statistics of each run.
   *
   * @param run the columns that identify a run; none if all rows belong to one run
   * @param step the column of step numbers
   * @param amount the column of amounts, with a row for each resource and step
   */
  public static ResourcesByStep of(List<String> run, String step, String amount) {
    return new ResourcesByStep(run, step, amount);
  }

  /** Keeps these columns, with the amount last, and adds the intermediate columns. */
  private static Chunk prepare(Chunk all, List<String> columns) {
    int amount = columns.size() - 1;
    Runs.checkNumbers("amounts", all.schema().field(all.schema().indexesOf(columns)[amount]));
    Chunk chunk = all.project(columns);
    double[] positive = new double[chunk.rowCount()];
    double[] logarithms = new double[chunk.rowCount()];
    for (int row = 0; row < positive.length; row++) {
      double value = Runs.number(chunk, row, amount);
      positive[row] = value > 0 ? value : Double.NaN;
      logarithms[row] = positive[row] * StrictMath.log(positive[row]);
    }
    return chunk
        .with(new Schema.Field(POSITIVE, ColumnType.DOUBLE), Runs.withMissing(positive))
        .with(new Schema.Field(LOGARITHM, ColumnType.DOUBLE), Runs.withMissing(logarithms));
  }

  private static Chunk study(Chunk steps, int runColumns) {
    Schema schema = steps.schema();
    int total = schema.indexOf("total");
    long[] depleted = new long[steps.rowCount()];
    double[] evenness = new double[steps.rowCount()];
    double[] consumed = new double[steps.rowCount()];
    List<Integer> edges = Runs.edges(steps, runColumns);
    for (int run = 0; run + 1 < edges.size(); run++) {
      for (int row = edges.get(run); row < edges.get(run + 1); row++) {
        double count = Runs.number(steps, row, schema.indexOf("positive"));
        double shared = Runs.number(steps, row, schema.indexOf("shared"));
        double logarithms = Runs.number(steps, row, schema.indexOf("logarithms"));
        double entropy = StrictMath.log(shared) - logarithms / shared;
        depleted[row] = (long) (Runs.number(steps, row, schema.indexOf("resources")) - count);
        evenness[row] =
            count < 2 ? Double.NaN : Math.max(0, Math.min(1, entropy / StrictMath.log(count)));
        consumed[row] =
            row == edges.get(run)
                ? Double.NaN
                : Runs.number(steps, row - 1, total) - Runs.number(steps, row, total);
      }
    }
    List<String> columns = new ArrayList<>(schema.names().subList(0, runColumns + 1));
    columns.addAll(
        List.of("resources", "depleted", "total", "mean", "min", "max", "evenness", "consumed"));
    return steps
        .with(new Schema.Field("depleted", ColumnType.LONG), LongColumn.of(depleted))
        .with(new Schema.Field("evenness", ColumnType.DOUBLE), Runs.withMissing(evenness))
        .with(new Schema.Field("consumed", ColumnType.DOUBLE), Runs.withMissing(consumed))
        .project(columns);
  }
}
