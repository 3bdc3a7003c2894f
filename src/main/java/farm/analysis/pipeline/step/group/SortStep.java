package farm.analysis.pipeline.step.group;

import farm.analysis.chunk.Schema;
import farm.analysis.pipeline.step.StepConfig;
import farm.analysis.reference.Described;
import farm.analysis.reference.Option;
import farm.analysis.window.Sort;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts rows in an order, and keeps all or the first ones. */
@Described(
    value =
        "Puts rows in an order. With `limit`, only the first rows are kept, and memory grows with"
            + " their number. Without it, all rows are kept in memory.",
    example =
        """
        # the ten greatest rewards; of equal ones, those that come first in the inputs
        - type: Sort
          config: {order_by: [{column: reward, descending: true}], limit: 10}
        """)
public record SortStep(
    @Option(
            "a column or a list of columns, by name or as `{column: NAME, descending: true}`; rows"
                + " that are equal in all of them stay in the order of the inputs")
        List<OrderBy> orderBy,
    @Option(value = "the number of rows to keep, at least 1", otherwise = "all")
        @Nullable Long limit)
    implements StepConfig.Transform {

  /** Checks that there is a column, that none is named twice, and the limit. */
  public SortStep {
    OrderBy.check(orderBy);
    sort(orderBy, limit);
  }

  @Override
  public Optional<Set<String>> reads(Optional<Set<String>> used) {
    return StepConfig.PerChunk.usedAnd(orderBy.stream().map(OrderBy::column).toList(), used);
  }

  @Override
  public Schema result(Schema input) {
    return transform().result(input);
  }

  @Override
  public boolean keepsRows() {
    return limit == null;
  }

  @Override
  public String memory() {
    return limit == null ? "all rows" : "at most %,d rows".formatted(limit);
  }

  @Override
  public Sort transform() {
    return sort(orderBy, limit);
  }

  private static Sort sort(List<OrderBy> orderBy, @Nullable Long limit) {
    Sort sort = Sort.by(orderBy.stream().map(OrderBy::order).toList());
    return limit == null ? sort : sort.limit(limit);
  }
}
