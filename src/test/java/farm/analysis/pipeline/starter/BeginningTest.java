package farm.analysis.pipeline.starter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BeginningTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '`',
      value = {
        "a,b;c,d       ! ,",
        "a;b;c,d       ! ;",
        "a|b           ! |",
        "'a;b;c',d     ! ;",
        "\"a;b;c\",d   ! ,",
        "a             ! ,",
        "a;b,c         ! ,"
      })
  void theDelimiterIsTheMostFrequentOutsideQuotes(String line, char delimiter) {
    assertThat(new Beginning(line + "\n;;;;;;\n").delimiter()).isEqualTo(delimiter);
  }

  @Test
  void aTabCanBeADelimiter() {
    assertThat(new Beginning("a b\tc d\n").delimiter()).isEqualTo('\t');
  }

  @Test
  void theContentTellsTheKind() {
    assertThat(new Beginning("SQLite format 3\0\1\2").kind()).contains(DataKind.DATABASE);
    assertThat(new Beginning(" \n[1]").kind()).contains(DataKind.JSON);
    assertThat(new Beginning("{\"a\": 1}").kind()).contains(DataKind.JSON);
    assertThat(new Beginning("a;b\n1;2").kind()).contains(DataKind.CSV);
    assertThat(new Beginning("just words\n").kind()).isEmpty();
    assertThat(new Beginning("a,b\0").kind()).isEmpty();
    assertThat(new Beginning("PAR1,\uFFFD").kind()).isEmpty();
  }

  @Test
  void compressedContentIsRead() throws IOException {
    Path file = folder.resolve("a.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write("a;b\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
    assertThat(Beginning.of(file.toString())).isEqualTo(new Beginning("a;b\n"));
  }

  @Test
  void anEmptyFileIsRefused() throws IOException {
    String file = Files.createFile(folder.resolve("a.csv")).toString();
    assertThatThrownBy(() -> Beginning.of(file)).hasMessage(file + ": is empty");
  }
}
