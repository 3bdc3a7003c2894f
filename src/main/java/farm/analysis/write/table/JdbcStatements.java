package farm.analysis.write.table;

import java.io.Serializable;
import java.util.List;

/**
 * The SQL of one write.
 *
 * @param makeStaging makes the table that takes the batches
 * @param insert adds a row to it
 * @param finish brings its rows to the table, in this order
 * @param textType how a text is bound, of {@link java.sql.Types}
 */
record JdbcStatements(String makeStaging, String insert, List<String> finish, int textType)
    implements Serializable {

  JdbcStatements {
    finish = List.copyOf(finish);
  }
}
