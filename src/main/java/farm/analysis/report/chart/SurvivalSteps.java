package farm.analysis.report.chart;

import farm.analysis.report.table.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Survival curves as steps.
 *
 * @param time the ordered column of times
 * @param survival the column with the share of survivors just after the time, from 0 to 1
 * @param band the confidence interval; null for none
 * @param censored the number of individuals censored at the time; times with any are marked. Null
 *     for no marks
 * @param by the column of categories, with a curve for each; null for one curve
 */
public record SurvivalSteps(
    String time,
    String survival,
    @Nullable Band band,
    @Nullable String censored,
    @Nullable String by)
    implements ChartSpec {

  @Override
  public List<String> columns() {
    return Columns.of(time, survival).with(band).with(censored).with(by).list();
  }

  @Override
  public List<String> numbers() {
    return Columns.of(time, survival).with(band).with(censored).list();
  }

  @Override
  public Caption caption(Table table) {
    String title =
        "%s by %s".formatted(survival, by == null ? time : Words.list(List.of(time, by)));
    String bands = band == null ? "" : "Band: %s.".formatted(new Words(table).interval(band));
    String marks = censored == null ? "" : " Ticks: times with censored individuals.";
    return new Caption(title, (bands + marks).strip(), "share of survivors");
  }
}
