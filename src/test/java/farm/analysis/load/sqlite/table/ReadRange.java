package farm.analysis.load.sqlite.table;

import farm.analysis.chunk.Origin;
import farm.analysis.load.Rows;
import farm.analysis.load.input.ChunkReader;
import farm.analysis.load.input.ChunkSize;
import farm.analysis.load.input.ChunkSource;
import farm.analysis.load.input.InputRange;
import java.util.ArrayList;
import java.util.List;

/** Reads one range of a source by itself. */
final class ReadRange {

  private ReadRange() {}

  /** All rows of the range. */
  static List<List<Object>> rows(ChunkSource source, InputRange range) {
    List<List<Object>> rows = new ArrayList<>();
    try (ChunkReader reader = source.open(range, ChunkSize.rows(2))) {
      for (ChunkReader.Rows read = reader.next(); read != null; read = reader.next()) {
        rows.addAll(Rows.of(read.builder().build(Origin.of(source.input()))));
      }
    }
    return rows;
  }
}
