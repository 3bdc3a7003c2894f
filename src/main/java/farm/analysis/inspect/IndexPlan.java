package farm.analysis.inspect;

import farm.analysis.load.input.InputInspections;
import farm.analysis.load.sqlite.table.TableColumns;
import farm.analysis.problem.RequestException;
import farm.analysis.write.table.SqliteIndexes;
import farm.analysis.write.table.SqliteIndexes.NewIndex;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The indexes that filters want in some databases, and those that they lack. */
public final class IndexPlan {

  private final List<DatabaseIndexes> databases = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  private IndexPlan(List<String> paths) {
    List<String> files = DataFiles.of(paths).databases();
    if (files.isEmpty()) {
      throw new RequestException("only SQLite databases have indexes; no database is named");
    }
    List<Attempt<DatabaseIndexes>> looks =
        InputInspections.of(
            files, problems::add, path -> Attempt.of(() -> DatabaseIndexes.of(path)));
    for (Attempt<DatabaseIndexes> look : looks) {
      look.result().ifPresent(databases::add);
      look.problem().ifPresent(problems::add);
    }
  }

  /**
   * Looks at the databases that these paths, globs and folders name.
   *
   * @throws RequestException if they name no database
   */
  public static IndexPlan of(List<String> paths) {
    return new IndexPlan(paths);
  }

  /** The number of databases that could be looked at. */
  public int databases() {
    return databases.size();
  }

  /** The bytes of these databases. */
  public long bytes() {
    return databases.stream().mapToLong(DatabaseIndexes::bytes).sum();
  }

  /** A message for each database that couldn't be looked at. */
  public List<String> problems() {
    return List.copyOf(problems);
  }

  /** The wanted indexes of all databases, sorted by table. */
  public List<WantedIndex> wanted() {
    Map<TableColumns, WantedIndex> wanted = new LinkedHashMap<>();
    for (DatabaseIndexes database : databases) {
      int lacking = 0;
      for (IndexAdvice advice : database.wanted()) {
        WantedIndex index = wanted.computeIfAbsent(advice.index(), WantedIndex::of);
        wanted.put(
            advice.index(),
            advice.isLacking()
                ? index.lackingIn(database.costs().get(lacking++))
                : index.presentAs(advice.existing()));
      }
    }
    return wanted.values().stream()
        .sorted(
            Comparator.comparing((WantedIndex one) -> one.index().table())
                .thenComparing(one -> one.index().columns().size()))
        .toList();
  }

  /**
   * Creates the indexes that are lacking, one database after the other.
   *
   * @param told receives the path of each database in which indexes were created
   * @return a message for each database in which that failed; these are as they were before
   */
  public List<String> create(Consumer<String> told) {
    List<String> failures = new ArrayList<>();
    for (DatabaseIndexes database : databases) {
      List<NewIndex> indexes =
          database.lacking().stream()
              .map(one -> new NewIndex(one.newName(), one.index().table(), one.index().columns()))
              .toList();
      if (!indexes.isEmpty()) {
        Attempt<String> attempt =
            Attempt.of(
                () -> {
                  SqliteIndexes.of(database.path()).create(indexes);
                  return database.path();
                });
        attempt.result().ifPresent(told);
        attempt.problem().ifPresent(failures::add);
      }
    }
    return failures;
  }
}
