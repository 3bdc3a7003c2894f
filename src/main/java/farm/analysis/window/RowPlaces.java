package farm.analysis.window;

import farm.analysis.aggregate.group.Order;
import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.CodePoints;
import farm.analysis.chunk.Column;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.LongColumn;
import farm.analysis.chunk.Origin;
import farm.analysis.chunk.Schema;
import farm.analysis.chunk.TextColumn;
import java.io.Serializable;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Columns that hold the place of each row in the inputs: the branch, part and ordinal of its
 * chunk's {@link Origin}, then its number in the chunk. Ascending order by these columns is the
 * order of the inputs, for any size of chunks.
 */
final class RowPlaces implements Serializable {

  private static final List<Schema.Field> PLACE =
      List.of(
          new Schema.Field("branch", ColumnType.TEXT),
          new Schema.Field("part", ColumnType.LONG),
          new Schema.Field("ordinal", ColumnType.LONG),
          new Schema.Field("row", ColumnType.LONG));

  private final Schema rows;
  private final Schema placed;

  /** Places for rows with these columns. */
  RowPlaces(Schema rows) {
    Schema all = rows;
    for (Schema.Field field : PLACE) {
      all = all.with(new Schema.Field(freeName(field.name(), rows), field.type()));
    }
    this.rows = rows;
    this.placed = all;
  }

  private static String freeName(String name, Schema taken) {
    return taken.find(name).isPresent() ? freeName(name + " of place", taken) : name;
  }

  /** The columns of rows without their places. */
  Schema rows() {
    return rows;
  }

  /** The columns of rows with their places. */
  Schema schema() {
    return placed;
  }

  /** The order of the inputs. */
  List<Order> orders() {
    return places().stream().map(field -> Order.ascending(field.name())).toList();
  }

  private List<Schema.Field> places() {
    return placed.fields().subList(rows.size(), placed.size());
  }

  /** The rows of a chunk with their places. */
  Chunk addTo(Chunk chunk) {
    int count = chunk.rowCount();
    List<Column> values =
        List.of(
            TextColumn.constant(chunk.origin().branch(), count),
            LongColumn.constant(chunk.origin().part(), count),
            LongColumn.constant(chunk.origin().ordinal(), count),
            LongColumn.of(LongStream.range(0, count).toArray()));
    Chunk all = chunk;
    for (int i = 0; i < values.size(); i++) {
      all = all.with(places().get(i), values.get(i));
    }
    return all;
  }

  /** Rows with their places, without the places. */
  Chunk removeFrom(Chunk chunk) {
    return chunk.project(rows.names());
  }

  /** Returns true if the rows of this origin come after a row with its place. */
  boolean isAfter(Origin origin, Chunk chunk, int row) {
    int position = chunk.position(row);
    int branch = rows.size();
    int sign =
        CodePoints.compare(origin.branch(), ((TextColumn) chunk.column(branch)).textAt(position));
    if (sign == 0) {
      sign = Long.compare(origin.part(), longAt(chunk, branch + 1, position));
    }
    if (sign == 0) {
      sign = Long.compare(origin.ordinal(), longAt(chunk, branch + 2, position));
    }
    return sign > 0;
  }

  private static long longAt(Chunk chunk, int column, int position) {
    return ((LongColumn) chunk.column(column)).longAt(position);
  }
}
