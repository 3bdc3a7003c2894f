package farm.analysis.load.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import farm.analysis.problem.DataException;
import farm.analysis.problem.RequestException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DelimiterGuessTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "a;b;c, ;, 3",
    "a;b;c\\n1;2;3\\n, ;, 3",
    "a\\tb\\n1\\t2\\n, \\t, 2",
    "a|b\\n1|2\\n, |, 2",
    "BOMa;b\\n\\nx;2\\n, ;, 2",
    "a;b|c;d\\n1;2|3;4\\n, ;, 3",
  })
  void aDelimiterThatSplitsAllRecordsAlikeIsNoted(String text, String delimiter, int fields)
      throws IOException {
    String csv = text.translateEscapes().replace("BOM", "\uFEFF");
    String path = file(csv);
    assertThat(CsvLoader.of(path).inputs().notes())
        .containsExactly(
            "%s: the header has one field; with delimiter: \"%s\" it would have %d"
                .formatted(path, delimiter, fields));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\n1\n",
        "a;b\n1;2;3\n",
        "a;b\n1\n",
        "note\nhello; world\nhello\n",
        "a,b;c\n1,2;3\n",
        "\"a;b\"\n1\n"
      })
  void otherTextsHaveNoNote(String text) throws IOException {
    assertThat(CsvLoader.of(file(text)).inputs().notes()).isEmpty();
  }

  @Test
  void theCommaMayBeTheBetterOne() throws IOException {
    String path = file("1,2\n3,4\n");
    assertThat(CsvLoader.of(path).withDelimiter(';').withoutHeader().inputs().notes())
        .containsExactly(
            path + ": the first row has one field; with delimiter: \",\" it would have 2");
  }

  @Test
  void aCompressedFileIsExaminedToo() throws IOException {
    Path path = folder.resolve("t.csv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(path))) {
      out.write("a;b\n1;2\n".getBytes(UTF_8));
    }
    assertThat(CsvLoader.of(path.toString()).inputs().notes()).hasSize(1);
  }

  @Test
  void messagesAboutFieldsAndColumnsNameTheDelimiter() throws IOException {
    String path = file("a;b\n1,5;2\n");
    assertThatThrownBy(() -> CsvLoader.of(path).schema())
        .isInstanceOf(DataException.class)
        .hasMessage(
            path
                + ":2: should have 1 field like the header, but has 2; with delimiter: \";\" the"
                + " header would have 2 fields");
    String quoted = file("a;b\n\"x;\n;y\";2\n");
    assertThatThrownBy(() -> CsvLoader.of(quoted).schema())
        .isInstanceOf(DataException.class)
        .hasMessageEndingWith("; with delimiter: \";\" the header would have 2 fields");
    String other = file("a;b\n1;2\n");
    assertThatThrownBy(() -> CsvLoader.of(other).withColumns("b").schema())
        .isInstanceOf(RequestException.class)
        .hasMessage(
            other
                + ": no column 'b'; columns: a;b; with delimiter: \";\" the header would have 2"
                + " fields");
  }

  private String file(String text) throws IOException {
    return Files.writeString(folder.resolve("t.csv"), text).toString();
  }
}
