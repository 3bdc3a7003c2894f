package farm.analysis.load.sqlite;

import farm.analysis.chunk.Schema;
import farm.analysis.load.input.ChunkReader;
import farm.analysis.load.input.ChunkSize;
import farm.analysis.load.input.ChunkSource;
import farm.analysis.load.input.InputRange;
import farm.analysis.load.sqlite.database.Database;
import farm.analysis.load.sqlite.page.DatabaseFile;
import farm.analysis.load.sqlite.table.DatabaseDetails;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a database's simulations, a row for each.
 *
 * @param simulationId the id of the only simulation to read; null for all
 * @param pathColumn the column that holds the database's path; null for none
 * @param simulations the number of simulations
 * @param byteSize the bytes of their JSON
 */
record ParametersSource(
    DatabaseFile file,
    @Nullable String simulationId,
    Schema schema,
    @Nullable String pathColumn,
    long simulations,
    long byteSize)
    implements ChunkSource {

  /** The source of the simulations looked at; columns that these lack are missing. */
  static ParametersSource of(
      ParametersInspection look, Schema schema, @Nullable String pathColumn) {
    return new ParametersSource(
        look.file(), look.simulationId(), schema, pathColumn, look.simulations(), look.bytes());
  }

  @Override
  public String input() {
    return file.path();
  }

  @Override
  public String way() {
    return "through sqlite-jdbc";
  }

  @Override
  public Optional<Instant> modified() {
    return Optional.of(Instant.ofEpochMilli(file.modifiedMillis()));
  }

  @Override
  public OptionalLong rowCount() {
    return OptionalLong.of(simulations);
  }

  @Override
  public Map<String, List<String>> details() {
    try (Database database = Database.open(file)) {
      return DatabaseDetails.of(database);
    }
  }

  /** One range, because parameters are small. */
  @Override
  public List<InputRange> ranges(long targetBytes) {
    return simulations == 0 ? List.of() : List.of(InputRange.whole(byteSize));
  }

  @Override
  public ChunkReader open(InputRange range, ChunkSize size) {
    return new ParametersReader(this, range, size);
  }
}
