package farm.analysis.join.range;

import farm.analysis.aggregate.group.RowOrder;
import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Column;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.DoubleColumn;
import farm.analysis.chunk.LongColumn;
import farm.analysis.chunk.Schema;
import farm.analysis.chunk.TextColumn;
import farm.analysis.join.pair.Pairing;
import farm.analysis.join.pair.Pairing.Side;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Orders the rows of both sides of a join by their keys, with a {@link RowOrder}. Equal keys are
 * next to each other. Where one side has integers and the other real numbers, all are compared as
 * real numbers, so keys that aren't equal may share a place.
 */
record KeyOrder(Pairing pairing) implements Serializable {

  /** The columns of {@link #keys}. */
  Schema schema() {
    List<Schema.Field> fields = new ArrayList<>();
    for (Pairing.Key key : pairing.keys()) {
      ColumnType left = pairing.left().field(key.left()).type();
      ColumnType right = pairing.right().field(key.right()).type();
      fields.add(new Schema.Field("key " + fields.size(), left.widenedWith(right).orElseThrow()));
    }
    return Schema.of(fields);
  }

  /** The keys of the rows of one side, in columns that both sides share. */
  Chunk keys(Chunk chunk, Side side) {
    Schema schema = schema();
    int[] indexes = pairing.keyColumns(side);
    List<Column> columns = new ArrayList<>();
    for (int k = 0; k < indexes.length; k++) {
      columns.add(shared(chunk.values(indexes[k]), schema.field(k).type()));
    }
    return Chunk.of(schema, columns, chunk.origin(), chunk.rowCount());
  }

  private static Column shared(Column values, ColumnType type) {
    if (values instanceof TextColumn texts) {
      return texts.as(type);
    }
    return type == ColumnType.DOUBLE && values instanceof LongColumn longs
        ? doubles(longs)
        : values;
  }

  /** The values as real numbers. */
  private static Column doubles(LongColumn values) {
    DoubleColumn.Builder doubles =
        (DoubleColumn.Builder) Column.builder(ColumnType.DOUBLE, values.size());
    for (int row = 0; row < values.size(); row++) {
      if (values.isMissing(row)) {
        doubles.appendMissing();
      } else {
        doubles.append((double) values.longAt(row));
      }
    }
    return doubles.build();
  }

  /** The order of rows of {@link #keys}. */
  RowOrder order() {
    return RowOrder.ofFirst(pairing.keys().size());
  }
}
