package farm.analysis.write.text;

import static org.assertj.core.api.Assertions.assertThat;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.LongColumn;
import farm.analysis.chunk.Origin;
import farm.analysis.chunk.Schema;
import farm.analysis.chunk.Schema.Field;
import farm.analysis.operator.Collected;
import farm.analysis.operator.Facts;
import farm.analysis.operator.OperatorInstance;
import farm.analysis.write.Manifest;
import farm.analysis.write.OutputFile;
import farm.analysis.write.Publication;
import farm.analysis.write.WriteParts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.beam.sdk.values.TupleTag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FinishFileTest {

  private static final Schema SCHEMA = Schema.of(new Field("n", ColumnType.LONG));

  /** The rows of the chunks of two bundles, which are consecutive chunks of one input. */
  private static final List<List<Integer>> BUNDLES = List.of(List.of(3, 0, 5), List.of(2, 4, 1));

  private static final int ROWS = 15;

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 7, 8, 9, 10, 13, 14, 15, 16, 1000})
  void aTableIsCutAfterItsFirstRows(int mostRows) throws IOException {
    Path target = folder.resolve("out.md");
    OutputFile file = OutputFile.at(target.toString());
    file.makeFolder();
    MarkdownFormat format = new MarkdownFormat(mostRows);
    List<Manifest> manifests = new ArrayList<>();
    int next = 0;
    int ordinal = 0;
    for (List<Integer> bundle : BUNDLES) {
      List<Chunk> chunks = new ArrayList<>();
      for (int rows : bundle) {
        chunks.add(chunk(ordinal, next, rows));
        ordinal++;
        next += rows;
      }
      manifests.add(0, written(file, format, chunks));
    }
    Publication.publish(List.of(new FinishFile(file, format, SCHEMA)), manifests);
    int shown = Math.min(mostRows, ROWS);
    String rows =
        LongStream.range(0, shown).mapToObj("| %d |\n"::formatted).collect(Collectors.joining());
    String end =
        switch (ROWS - shown) {
          case 0 -> "";
          case 1 -> "\nand 1 more row\n";
          default -> "\nand %d more rows\n".formatted(ROWS - shown);
        };
    assertThat(Files.readString(target)).isEqualTo("| n |\n| --: |\n" + rows + end);
  }

  private static Chunk chunk(int ordinal, long first, int rows) {
    return Chunk.of(
        SCHEMA,
        List.of(LongColumn.of(LongStream.range(first, first + rows).toArray())),
        new Origin("x.db", 0, ordinal, first),
        rows);
  }

  private static Manifest written(OutputFile file, RowFormat format, List<Chunk> chunks) {
    Collected<Manifest> given = new Collected<>();
    WriteParts parts = new WriteParts(file, format, file.parts(), new TupleTag<>());
    try (OperatorInstance instance = parts.begin(Facts.NONE)) {
      chunks.forEach(chunk -> instance.add(chunk, given));
      instance.finish(given);
    }
    return given.values().get(0);
  }
}
