package farm.analysis.write.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Origin;
import farm.analysis.chunk.Schema;
import farm.analysis.chunk.TextColumn;
import farm.analysis.problem.DataException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RowFormatTest {

  private static String written(String... texts) throws IOException {
    Schema schema = Schema.of(new Schema.Field("t", ColumnType.TEXT));
    Chunk chunk =
        Chunk.of(schema, List.of(TextColumn.of(texts)), Origin.of("runs.csv"), texts.length);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new CsvFormat().write(chunk, Channels.newChannel(bytes));
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void textsOfAllPlanesAreUtf8() throws IOException {
    assertThat(written("a", "ü", "狼", "🐺")).isEqualTo("a\r\nü\r\n狼\r\n🐺\r\n");
  }

  @Test
  void rowsOfMoreThanOneBufferAreAllWritten() throws IOException {
    String[] texts = new String[10_000];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = "agent_" + i + "🐺";
    }
    assertThat(written(texts)).isEqualTo(String.join("\r\n", texts) + "\r\n");
  }

  @Test
  void halfASurrogatePairIsRefused() {
    assertThatThrownBy(() -> written("wolf", "\ud83d wolf"))
        .isInstanceOf(DataException.class)
        .hasMessage("runs.csv: a text has half a surrogate pair, which UTF-8 can't hold");
  }
}
