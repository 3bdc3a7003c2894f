package farm.analysis.write;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Schema;
import java.io.Serializable;

/** How rows are written as text. */
interface RowFormat extends Serializable {

  /** Adds what stands before the first row. */
  void appendHeader(Schema schema, StringBuilder text);

  /** Adds one row, with its end of line. */
  void appendRow(Chunk chunk, int row, StringBuilder text);
}
