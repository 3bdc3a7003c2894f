package farm.analysis.rows;

import farm.analysis.chunk.Chunk;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.schemas.Schema;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.Row;
import org.jspecify.annotations.Nullable;

/** Splits chunks into rows. */
final class ToRowsFn extends DoFn<Chunk, Row> {

  private final Schema schema;

  ToRowsFn(Schema schema) {
    this.schema = schema;
  }

  @ProcessElement
  public void process(@Element Chunk chunk, OutputReceiver<Row> output) {
    int columns = chunk.schema().size();
    for (int row = 0; row < chunk.rowCount(); row++) {
      List<@Nullable Object> values = new ArrayList<>(columns);
      for (int column = 0; column < columns; column++) {
        values.add(chunk.value(row, column));
      }
      output.output(Row.withSchema(schema).attachValues(values));
    }
  }
}
