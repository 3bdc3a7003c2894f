package farm.analysis.pipeline.step.read;

import static java.util.Arrays.asList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import farm.analysis.chunk.ColumnType;
import farm.analysis.load.DataLoader;
import farm.analysis.load.Rows;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadFromCsvStepTest {

  @TempDir Path folder;

  @Test
  void everyOptionReachesTheLoader() throws IOException {
    Path file = folder.resolve("t.csv");
    Files.writeString(file, "# note\n'a;ü';7\nNA;8\n", Charset.forName("windows-1252"));
    DataLoader loader =
        new ReadFromCsvStep(
                List.of(file.toString()),
                false,
                ";",
                "'",
                "#",
                List.of("NA"),
                "windows-1252",
                4,
                "file",
                List.of("column_2", "column_1"),
                Map.of("column_2", ColumnType.TEXT),
                1)
            .loader();
    assertThat(loader.schema()).hasToString("column_2 text, column_1 text, file text");
    assertThat(Rows.of(loader))
        .containsExactly(List.of("7", "a;ü", file.toString()), asList("8", null, file.toString()));
  }

  @Test
  void charactersMayChangeTheirParts() throws IOException {
    Path file = Files.writeString(folder.resolve("t.csv"), "a\"b\n,1;\"2\n");
    ReadFromCsvStep step =
        new ReadFromCsvStep(
            List.of(file.toString()),
            null,
            "\"",
            ",",
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null);
    assertThatThrownBy(() -> Rows.of(step.loader()))
        .hasMessage("%s:2: a quote is opened but not closed", file);
  }

  @Test
  void anEmptyQuoteIsNone() throws IOException {
    Path file = Files.writeString(folder.resolve("t.csv"), "a\n\"\n");
    ReadFromCsvStep step =
        new ReadFromCsvStep(
            List.of(file.toString()),
            null,
            null,
            "",
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null);
    assertThat(Rows.of(step.loader())).containsExactly(List.of("\""));
  }

  @Test
  void aCharacterIsOne() {
    assertThatThrownBy(
            () ->
                new ReadFromCsvStep(
                    List.of("x.csv"),
                    null,
                    "",
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'delimiter' should be one character, was ''");
  }
}
