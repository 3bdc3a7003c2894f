package farm.analysis.report;

import com.fasterxml.jackson.core.JsonGenerator;
import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Schema.Field;
import farm.analysis.decimal.NumberWriter;
import farm.analysis.report.chart.Caption;
import farm.analysis.report.chart.ChartSpec;
import farm.analysis.report.table.ColumnRole.Bin;
import farm.analysis.report.table.ColumnRole.Measure;
import farm.analysis.report.table.Table;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The exact values of a table and its charts, as JSON for the scripts of the page. Numbers that
 * JavaScript doesn't have as JSON numbers are strings: NaN, infinities, and integers beyond 2^53.
 */
final class DataJson {

  private static final long MOST_EXACT = 1L << 53;

  private final JsonGenerator json;

  private DataJson(JsonGenerator json) {
    this.json = json;
  }

  static String of(Section section) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = ScriptJson.generator(text)) {
      new DataJson(json).write(section);
    }
    return text.toString();
  }

  private void write(Section section) throws IOException {
    Table table = section.table();
    json.writeStartObject();
    json.writeStringField("name", section.title());
    json.writeArrayFieldStart("columns");
    for (int c = 0; c < table.schema().size(); c++) {
      writeColumn(table, c);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("charts");
    for (ChartSpec chart : section.charts()) {
      writeChart(chart, table);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void writeColumn(Table table, int column) throws IOException {
    Field field = table.schema().field(column);
    json.writeStartObject();
    json.writeStringField("name", field.name());
    json.writeStringField("type", field.type().word());
    if (table.roles().get(column) instanceof Bin bin) {
      json.writeFieldName("width");
      writeValue(bin.width());
    }
    if (table.roles().get(column) instanceof Measure measure) {
      json.writeBooleanField("additive", measure.kind() == Measure.Kind.ADDITIVE);
    }
    json.writeArrayFieldStart("values");
    Chunk rows = table.rows();
    for (int row = 0; row < rows.rowCount(); row++) {
      writeValue(rows.value(row, column));
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void writeChart(ChartSpec chart, Table table) throws IOException {
    Caption caption = chart.caption(table);
    json.writeStartObject();
    json.writeStringField("type", chart.type());
    json.writeStringField("title", caption.title());
    json.writeStringField("axis", caption.axis());
    json.writeArrayFieldStart("labels");
    for (Map.Entry<String, String> label : caption.labels().entrySet()) {
      writeValue(List.of(label.getKey(), label.getValue()));
    }
    json.writeEndArray();
    writeComponents((Record) chart);
    json.writeEndObject();
  }

  private void writeComponents(Record made) throws IOException {
    for (RecordComponent component : made.getClass().getRecordComponents()) {
      json.writeFieldName(component.getName());
      try {
        writeValue(component.getAccessor().invoke(made));
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("%s has no readable '%s'".formatted(made, component), e);
      }
    }
  }

  private void writeValue(@Nullable Object value) throws IOException {
    if (value == null) {
      json.writeNull();
    } else if (value instanceof Double number) {
      writeDouble(number);
    } else if (value instanceof Long number && (number > MOST_EXACT || number < -MOST_EXACT)) {
      json.writeString(number.toString());
    } else if (value instanceof Number number) {
      json.writeNumber(number.longValue());
    } else if (value instanceof Boolean flag) {
      json.writeBoolean(flag);
    } else if (value instanceof List<?> list) {
      json.writeStartArray();
      for (Object item : list) {
        writeValue(item);
      }
      json.writeEndArray();
    } else if (value instanceof Record made) {
      json.writeStartObject();
      writeComponents(made);
      json.writeEndObject();
    } else {
      json.writeString(value.toString());
    }
  }

  /** Whole numbers lose their {@code .0}, which JavaScript ignores. */
  private void writeDouble(double value) throws IOException {
    String text = NumberWriter.text(value);
    if (!Double.isFinite(value)) {
      json.writeString(text);
    } else {
      json.writeNumber(text.endsWith(".0") ? text.substring(0, text.length() - 2) : text);
    }
  }
}
