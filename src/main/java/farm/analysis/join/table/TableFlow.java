package farm.analysis.join.table;

import farm.analysis.operator.ChunkFlow;
import farm.analysis.process.Concatenate;
import java.util.List;

/** The chunks of a join whose one side is held in memory. */
public final class TableFlow {

  private TableFlow() {}

  /**
   * Joins chunks with a table.
   *
   * @param table the chunks of the table; the step that gives the streamed chunks mustn't give
   *     these, because it waits for the table
   */
  public static ChunkFlow of(TableJoin join, ChunkFlow table, ChunkFlow streamed) {
    String name = "%s %s".formatted(streamed.step(), join.name());
    TableView view = new TableView(name + " table", join, table);
    ChunkFlow joined =
        streamed.then(
            join.pairing().result(),
            next -> new JoinChunks(join, view.view(), next),
            next -> new JoinChunks(join, view.view(), next));
    return join.keepsTable()
        ? Concatenate.flow(
            List.of(joined, UnmatchedRoot.of(name + " without a match", join, view, streamed)))
        : joined;
  }
}
