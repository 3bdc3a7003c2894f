package farm.analysis.inspect;

import farm.analysis.chunk.Chunk;
import farm.analysis.inspect.Inspection.Simulations;
import farm.analysis.load.ChunkIterator;
import farm.analysis.load.DataLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the rows of the tables of simulations. */
final class SimulationRows {

  static final String ID = "simulation_id";
  static final String PARAMETERS = "parameters";
  private static final int SHOWN_IDS = 10;

  private final List<String> firstIds = new ArrayList<>();
  private final SimulationParameters parameters = new SimulationParameters();
  private long count;

  private SimulationRows() {}

  /**
   * Reads all rows; if that fails, a note says so.
   *
   * @param loader loads the columns {@link #ID} and {@link #PARAMETERS}, as far as they exist
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
    Optional<Integer> id = chunk.schema().find(ID);
    Optional<Integer> json = chunk.schema().find(PARAMETERS);
    for (int row = 0; row < chunk.rowCount(); row++) {
      if (id.isPresent() && firstIds.size() < SHOWN_IDS) {
        firstIds.add(String.valueOf(chunk.value(row, id.get())));
      }
      if (json.isPresent() && chunk.value(row, json.get()) instanceof String text) {
        parameters.add(text);
      }
    }
  }
}
