package farm.analysis.pipeline;

import farm.analysis.chunk.Schema;
import farm.analysis.load.DataLoader;
import farm.analysis.problem.DataException;
import farm.analysis.problem.RequestException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

  /** Reads of all columns if one of those used is unknown, so that the step that uses it tells. */
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
      Schema schema = loader.schema();
      return schema.size() == 0 ? loader : loader.withColumns(anyOf(schema));
    }
    List<String> kept = new ArrayList<>(columns == null ? used.get() : columns);
    kept.retainAll(used.get());
    hasSkipped |= !allNamed;
    if (kept.isEmpty()) {
      return loader;
    }
    DataLoader pruned = loader.withColumns(kept);
    try {
      pruned.inputs();
      return pruned;
    } catch (RequestException e) {
      return skipsUnknown ? known(loader, kept, e) : all(loader, e);
    }
  }

  /** The loader of those columns that exist, if there are any. */
  private DataLoader known(DataLoader loader, List<String> columns, RequestException some) {
    DataLoader all = all(loader, some);
    List<String> known = new ArrayList<>(columns);
    known.retainAll(all.schema().names());
    if (known.isEmpty()) {
      return all;
    }
    hasSkipped = true;
    return loader.withColumns(known);
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
   * A column to read if only the number of rows is needed; not a text, if possible, because texts
   * are slow to read.
   */
  private static String anyOf(Schema schema) {
    return schema.fields().stream()
        .filter(field -> !field.type().isTextual())
        .findFirst()
        .orElse(schema.field(0))
        .name();
  }
}
