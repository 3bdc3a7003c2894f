package farm.analysis.write.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import farm.analysis.chunk.BooleanColumn;
import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ChunkBuilder;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.DoubleColumn;
import farm.analysis.chunk.LongColumn;
import farm.analysis.chunk.Origin;
import farm.analysis.chunk.Schema;
import farm.analysis.chunk.Schema.Field;
import farm.analysis.chunk.TextColumn;
import farm.analysis.problem.DataException;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonFormatTest {

  @Test
  void writesEveryTypeOnOneLine() throws Exception {
    Chunk chunk =
        Chunk.of(
            Schema.of(
                new Field("step", ColumnType.LONG),
                new Field("mean \"x\"", ColumnType.DOUBLE),
                new Field("alive", ColumnType.BOOLEAN),
                new Field("type", ColumnType.TEXT)),
            List.of(
                LongColumn.of(3),
                DoubleColumn.of(1e300),
                BooleanColumn.of(false),
                TextColumn.of("tab\tline\n\u0001 é😀")),
            Origin.of("test"),
            1);
    String line = written(chunk);
    assertThat(line)
        .isEqualTo(
            "{\"step\":3,\"mean \\\"x\\\"\":1.0E300,\"alive\":false,"
                + "\"type\":\"tab\\tline\\n\\u0001 é😀\"}\n");
    JsonNode read = new ObjectMapper().readTree(line);
    assertThat(read.get("type").textValue()).isEqualTo("tab\tline\n\u0001 é😀");
    assertThat(read.get("mean \"x\"").doubleValue()).isEqualTo(1e300);
  }

  @Test
  void missingIsNullAndWhatJsonHasNoNumberForIsText() {
    Chunk chunk =
        Chunk.of(
            Schema.of(new Field("v", ColumnType.DOUBLE), new Field("t", ColumnType.TEXT)),
            List.of(DoubleColumn.of(Double.NaN, Double.NEGATIVE_INFINITY), TextColumn.of(null, "")),
            Origin.of("test"),
            2);
    assertThat(written(chunk))
        .isEqualTo("{\"v\":\"NaN\",\"t\":null}\n{\"v\":\"-Infinity\",\"t\":\"\"}\n");
  }

  @Test
  void jsonStandsAsItIsButOnOneLine() {
    assertThat(written(json("{\"a\": [1,\r\n 2.50]}")))
        .isEqualTo("{\"counts\":{\"a\": [1,   2.50]}}\n");
  }

  @Test
  void textThatIsNoJsonIsRefusedWithItsPlace() {
    String advice = "; read it as text with schema: {counts: text}";
    assertThatThrownBy(() -> written(json("{oops")))
        .isInstanceOf(DataException.class)
        .hasMessage("run.db: column 'counts' should be JSON, was '{oops'" + advice);
    assertThatThrownBy(() -> written(json("1 2")))
        .hasMessage("run.db: column 'counts' should be JSON, was '1 2'" + advice);
    assertThatThrownBy(() -> written(json("")))
        .hasMessage("run.db: column 'counts' should be JSON, was ''" + advice);
  }

  private static Chunk json(String text) {
    ChunkBuilder builder = new ChunkBuilder(Schema.of(new Field("counts", ColumnType.JSON)), 1);
    builder.texts(0).append(text);
    builder.endRow();
    return builder.build(Origin.of("run.db"));
  }

  private static String written(Chunk chunk) {
    Utf8Text text = new Utf8Text();
    for (int row = 0; row < chunk.rowCount(); row++) {
      new JsonFormat().appendRow(chunk, row, text);
    }
    return text.toString();
  }
}
