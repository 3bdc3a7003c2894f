package farm.analysis.pipeline.step.process;

import farm.analysis.learn.LearnBounds;
import farm.analysis.learn.TwoPassStep;
import farm.analysis.pipeline.step.Default;
import farm.analysis.pipeline.step.StepConfig;
import farm.analysis.process.value.Clip;
import farm.analysis.reference.Described;
import farm.analysis.reference.Option;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Replaces numbers beyond bounds with the bounds. */
@Described(
    value = "Replaces each number beyond a bound with that bound.",
    example =
        """
        - type: ClipOutliers
          config: {columns: [reward], bounds: {energy: {lower: 0}}}
        """)
public record ClipOutliersStep(
    @Option(
            value =
                "the columns whose bounds are learned: `factor` interquartile ranges below the"
                    + " first and above the third quartile of all rows (Tukey 1977)",
            otherwise = "none; then `bounds` are required")
        @Nullable List<String> columns,
    @Option("the number of interquartile ranges, at least 0") @Default("1.5") double factor,
    @Option(
            value = "fixed bounds of other columns, by name",
            otherwise = "none; then `columns` are required")
        @Nullable Map<String, Bounds> bounds)
    implements StepConfig.TwoPass {

  /** The range in which numbers stay as they are, inclusive. */
  public record Bounds(
      @Option("the least number that stays") @Default("-.inf") double lower,
      @Option("the greatest number that stays") @Default(".inf") double upper) {

    /** Checks that the bounds are numbers in this order. */
    public Bounds {
      new Clip.Bounds(lower, upper);
    }
  }

  /** Checks the factor, that there are columns, and that none is both learned and given. */
  public ClipOutliersStep {
    if (columns == null && bounds == null) {
      throw new IllegalArgumentException(
          "ClipOutliers needs option 'columns' (to learn their bounds) or 'bounds'");
    }
    new LearnBounds(List.of(), factor);
    Set<String> twice = new HashSet<>(bounds == null ? Set.of() : bounds.keySet());
    twice.retainAll(columns == null ? Set.of() : Set.copyOf(columns));
    for (String column : twice) {
      throw new IllegalArgumentException(
          "Column '%s' is in 'columns' and in 'bounds'; it can be clipped once".formatted(column));
    }
  }

  private Clip given() {
    Map<String, Clip.Bounds> given = new LinkedHashMap<>();
    if (bounds != null) {
      bounds.forEach(
          (column, within) -> given.put(column, new Clip.Bounds(within.lower(), within.upper())));
    }
    return Clip.to(given);
  }

  @Override
  public StepConfig simplest() {
    return columns == null && bounds != null ? new Applied(given(), bounds.keySet()) : this;
  }

  @Override
  public Optional<Set<String>> reads(Optional<Set<String>> used) {
    Set<String> read = new HashSet<>(bounds == null ? Set.of() : bounds.keySet());
    read.addAll(columns == null ? List.of() : columns);
    return StepConfig.PerChunk.usedAnd(read, used);
  }

  @Override
  public TwoPassStep twoPassStep() {
    TwoPassStep learned = new LearnBounds(columns == null ? List.of() : columns, factor);
    return bounds == null ? learned : learned.andThen(given());
  }
}
