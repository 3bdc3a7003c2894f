package farm.analysis.inspect;

import farm.analysis.chunk.Chunk;
import farm.analysis.inspect.Inspection.Simulations;
import farm.analysis.load.ChunkIterator;
import farm.analysis.load.DataLoader;
import java.util.ArrayList;
import java.util.List;

/** Reads the rows of the tables of simulations. */
final class SimulationRows {

  private static final int SHOWN_IDS = 10;

  private final List<String> firstIds = new ArrayList<>();
  private final SimulationParameters parameters = new SimulationParameters();
  private long count;

  private SimulationRows() {}

  /**
   * Reads all rows; if that fails, a note says so.
   *
   * @param loader loads the id of each simulation and, if there are two columns, its parameters
   */
  static Simulations read(DataLoader loader) {
    SimulationRows rows = new SimulationRows();
    List<String> notes = new ArrayList<>();
    Attempt.of(() -> rows.addAll(loader)).problem().ifPresent(notes::add);
    notes.addAll(rows.parameters.notes());
    return new Simulations(
        rows.count, rows.firstIds, rows.parameters.count(), rows.parameters.varying(), notes);
  }

  private long addAll(DataLoader loader) {
    try (ChunkIterator chunks = loader.iterData()) {
      while (chunks.hasNext()) {
        add(chunks.next());
      }
    }
    return count;
  }

  private void add(Chunk chunk) {
    count += chunk.rowCount();
    for (int row = 0; row < chunk.rowCount(); row++) {
      if (firstIds.size() < SHOWN_IDS) {
        firstIds.add(String.valueOf(chunk.value(row, 0)));
      }
      if (chunk.schema().size() > 1 && chunk.value(row, 1) instanceof String json) {
        parameters.add(json);
      }
    }
  }
}
