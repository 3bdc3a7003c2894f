package farm.analysis.load.sqlite;

import farm.analysis.chunk.ChunkBuilder;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
import farm.analysis.load.input.ChunkFiller;
import farm.analysis.load.input.ChunkReader;
import farm.analysis.load.input.ChunkSize;
import farm.analysis.load.input.InputRange;
import farm.analysis.load.input.RowCursor;
import farm.analysis.load.sqlite.database.Database;
import farm.analysis.load.sqlite.parameters.ParameterValue;
import farm.analysis.problem.DataException;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a {@link ParametersSource}, one simulation at a time. */
final class ParametersReader implements ChunkReader, RowCursor<SQLException> {

  private final ParametersSource source;
  private final ChunkFiller filler;
  private final Database database;
  private final Simulations simulations;
  private long rowsRead;

  ParametersReader(ParametersSource source, InputRange range, ChunkSize size) {
    this.source = source;
    this.filler = new ChunkFiller(source.schema(), size, range);
    this.database = Database.open(source.file());
    try {
      this.simulations = Simulations.of(database, source.simulationId());
    } catch (SQLException e) {
      database.close();
      throw database.failure(e);
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  @Override
  public @Nullable Rows next() {
    ChunkBuilder rows = filler.next();
    if (source.pathColumn() != null) {
      rows.constantText(source.schema().indexOf(source.pathColumn()), source.file().path());
    }
    try {
      return filler.fill(rows, this);
    } catch (SQLException e) {
      throw database.failure(e);
    }
  }

  @Override
  public boolean advance(int most) throws SQLException {
    boolean hasRow = simulations.next();
    if (!hasRow) {
      source.file().checkUnchanged();
    }
    return hasRow;
  }

  @Override
  public void addTo(ChunkBuilder chunk) throws SQLException {
    Map<String, ParameterValue> values = simulations.parameters();
    if (simulations.haveIds()) {
      values.put(SimulationLoader.SIMULATION_ID, simulations.id());
    }
    for (int c = 0; c < source.schema().size(); c++) {
      Schema.Field field = source.schema().field(c);
      if (!field.name().equals(source.pathColumn())) {
        append(values.getOrDefault(field.name(), ParameterValue.MISSING), c, field, chunk);
      }
    }
    chunk.endRow();
    rowsRead++;
  }

  private void append(ParameterValue value, int column, Schema.Field field, ChunkBuilder chunk) {
    if (!value.appendTo(chunk, column, field.type())) {
      throw new DataException(
          "%s: table '%s', row %d: column '%s' should be %s, was %s; give its type with schema: {%s: %s}, or leave it out by naming the columns to read"
              .formatted(
                  source.file().path(),
                  SimulationLoader.PARAMETERS,
                  rowsRead + 1,
                  field.name(),
                  field.type().word(),
                  value.shown(),
                  field.name(),
                  ColumnType.TEXT.word()));
    }
  }

  /** The number of the current row, from 1. */
  @Override
  public long rowNumber() {
    return rowsRead + 1;
  }

  @Override
  public void close() {
    try {
      simulations.close();
    } catch (SQLException e) {
      throw database.failure(e);
    } finally {
      database.close();
    }
  }
}
