package farm.analysis.inspect;

import farm.analysis.load.sqlite.database.DatabaseFacts;
import farm.analysis.load.sqlite.table.IndexCost;
import java.util.List;

/**
 * The wanted indexes of one database.
 *
 * @param path the database as the user wrote it
 * @param bytes the size of its file
 * @param wanted all wanted indexes
 * @param costs the cost of each that it lacks, in their order
 */
record DatabaseIndexes(String path, long bytes, List<IndexAdvice> wanted, List<IndexCost> costs) {

  /** Looks at a database. */
  static DatabaseIndexes of(String path) {
    DatabaseFacts facts = DatabaseFacts.of(path);
    List<IndexAdvice> wanted = IndexAdvice.of(facts.schema());
    List<IndexCost> costs =
        IndexCost.of(
            path, wanted.stream().filter(IndexAdvice::isLacking).map(IndexAdvice::index).toList());
    return new DatabaseIndexes(path, facts.bytes(), wanted, costs);
  }

  /** The wanted indexes that it lacks. */
  List<IndexAdvice> lacking() {
    return wanted.stream().filter(IndexAdvice::isLacking).toList();
  }
}
