package farm.analysis.pipeline;

import farm.analysis.chunk.Schema;
import farm.analysis.load.DataLoader;
import farm.analysis.problem.DataException;
import farm.analysis.problem.RequestException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Opens loaders for only the columns that later steps use. */
final class PrunedReads {

  private final boolean skipsUnknown;
  private boolean hasSkipped;

  private PrunedReads(boolean skipsUnknown) {
    this.skipsUnknown = skipsUnknown;
  }

  /**
   * Reads that skip unknown columns: another input of a join may have them, or their names are
   * expressions.
   */
  static PrunedReads ofKnownColumns() {
    return new PrunedReads(true);
  }

  /** Reads of all columns if a used column is unknown, so that the step that uses it reports it. */
  static PrunedReads orAllColumns() {
    return new PrunedReads(false);
  }

  /** Returns true if a read has skipped an unknown column. */
  boolean hasSkipped() {
    return hasSkipped;
  }

  /**
   * The loader of only the columns that are used.
   *
   * @param columns the columns that the read names; null for all
   * @param used the columns that later steps use; empty for all
   */
  DataLoader open(DataLoader loader, @Nullable List<String> columns, Optional<Set<String>> used) {
    boolean allNamed = columns == null || used.isEmpty() || columns.containsAll(used.get());
    if (used.isEmpty() || !(allNamed || skipsUnknown)) {
      return loader;
    }
    if (used.get().isEmpty()) {
      return anyColumn(loader);
    }
    List<String> kept = new ArrayList<>(columns == null ? used.get() : columns);
    kept.retainAll(used.get());
    hasSkipped |= !allNamed;
    return kept.isEmpty() ? loader : pruned(loader, kept);
  }

  private DataLoader pruned(DataLoader loader, List<String> columns) {
    DataLoader pruned = loader.withColumns(columns);
    try {
      pruned.inputs();
      return pruned;
    } catch (RequestException e) {
      List<String> known = new ArrayList<>(columns);
      known.removeAll(subjects(e));
      if (!skipsUnknown || known.size() == columns.size()) {
        return all(loader, e);
      }
      hasSkipped = true;
      return known.isEmpty() ? anyColumn(all(loader, e)) : pruned(loader, known);
    }
  }

  /** The things that a failed request asked for, such as unknown columns. */
  private static List<String> subjects(RequestException request) {
    return Stream.concat(Stream.of(request), Arrays.stream(request.getSuppressed()))
        .flatMap(e -> e instanceof RequestException r ? r.subject().stream() : Stream.empty())
        .toList();
  }

  /** The loader of all columns; throws {@code some} if these can't be read together. */
  private static DataLoader all(DataLoader loader, RequestException some) {
    try {
      loader.inputs();
      return loader;
    } catch (DataException e) {
      throw some;
    }
  }

  /**
   * The loader of one column, because only the number of rows is needed; not of a text, if
   * possible, because texts are slow to read.
   */
  private static DataLoader anyColumn(DataLoader loader) {
    Schema schema = loader.schema();
    return schema.fields().stream()
        .filter(field -> !field.type().isTextual())
        .findFirst()
        .or(() -> schema.fields().stream().findFirst())
        .map(field -> loader.withColumns(List.of(field.name())))
        .orElse(loader);
  }
}
