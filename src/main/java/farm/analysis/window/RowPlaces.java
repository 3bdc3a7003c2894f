package farm.analysis.window;

import farm.analysis.aggregate.group.Order;
import farm.analysis.aggregate.group.RowOrder;
import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Column;
import farm.analysis.chunk.Origin;
import farm.analysis.chunk.Schema;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** Columns that hold the place of each row in the inputs; see {@link Origin#places}. */
final class RowPlaces implements Serializable {

  private static final RowOrder ORDER = RowOrder.ofFirst(Origin.PLACE.size());

  private final Schema rows;
  private final Schema placed;

  /** Places for rows with these columns. */
  RowPlaces(Schema rows) {
    Schema all = rows;
    for (Schema.Field field : Origin.PLACE.fields()) {
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
    return names().stream().map(Order::ascending).toList();
  }

  private List<String> names() {
    return placed.names().subList(rows.size(), placed.size());
  }

  /** The rows of a chunk with their places. */
  Chunk addTo(Chunk chunk) {
    List<Column> columns = new ArrayList<>();
    for (int c = 0; c < rows.size(); c++) {
      columns.add(chunk.values(c));
    }
    columns.addAll(chunk.origin().places(chunk.rowCount()));
    return Chunk.of(placed, columns, chunk.origin(), chunk.rowCount());
  }

  /** Rows with their places, without the places. */
  Chunk removeFrom(Chunk chunk) {
    return chunk.project(rows.names());
  }

  /** Returns true if the rows of the chunk of this origin come after a row with its place. */
  boolean isAfter(Origin origin, Chunk chunk, int row) {
    Chunk first = Chunk.of(Origin.PLACE, origin.places(1), origin, 1);
    return ORDER.compare(first, 0, chunk.project(names()), row) > 0;
  }
}
