package farm.analysis.load.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.longs;

import farm.analysis.load.InputFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordStartsTest {

  @TempDir Path folder;

  @Test
  void stretchesOfAnySizeFindTheSame() {
    qt().withFixedSeed(20_260_201)
        .withExamples(150)
        .withShrinkCycles(0)
        .forAll(longs().all(), integers().between(1, 4), integers().between(0, 1))
        .checkAssert(
            (seed, width, comments) -> {
              CsvText text = text(GeneratedCsv.of(seed, width, comments == 1), comments == 1);
              long end = text.file().bytes();
              List<Long> expected = new RecordStarts(text, 0, end, 1, end).find();
              for (long stretch = 1; stretch < end; stretch += stretch < 16 ? 1 : 13) {
                assertThat(new RecordStarts(text, 0, end, 1, stretch).find())
                    .as("stretches of %d", stretch)
                    .isEqualTo(expected);
              }
            });
  }

  @Test
  void aQuotedFieldMayBeLongerThanStretches() {
    CsvText text = text("a,\"" + "b\n".repeat(50) + "\"\"\n\"\nc,d\n\"e\"\"\n\",f\r\n\ng,h", false);
    for (long stretch = 1; stretch < 60; stretch++) {
      assertThat(new RecordStarts(text, 0, text.file().bytes(), 1, stretch).find())
          .containsExactly(0L, 108L, 112L, 122L, 123L);
    }
    assertThat(new RecordStarts(text, 0, text.file().bytes(), 5, 1000).find())
        .containsExactly(0L, 108L, 122L);
  }

  private CsvText text(String text, boolean comments) {
    try {
      Path path = Files.write(folder.resolve("t.csv"), text.getBytes(UTF_8));
      Dialect dialect = comments ? Dialect.DEFAULT.withComment('#') : Dialect.DEFAULT;
      return new CsvText(InputFile.at(path.toString()), dialect);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
