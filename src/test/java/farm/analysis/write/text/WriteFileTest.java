package farm.analysis.write.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ChunkCoder;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.LongColumn;
import farm.analysis.chunk.Origin;
import farm.analysis.chunk.Schema;
import farm.analysis.chunk.Schema.Field;
import farm.analysis.operator.Collected;
import farm.analysis.operator.Facts;
import farm.analysis.operator.OperatorInstance;
import farm.analysis.problem.RequestException;
import farm.analysis.storage.Shelf;
import farm.analysis.write.Manifest;
import farm.analysis.write.OutputFile;
import farm.analysis.write.Publication;
import farm.analysis.write.Segment;
import farm.analysis.write.WriteParts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.SimpleFunction;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TupleTag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(TestPipelineExtension.class)
class WriteFileTest {

  private static final Schema SCHEMA = Schema.of(new Field("n", ColumnType.LONG));

  @TempDir private Path folder;

  @Test
  void rowsStandInTheOrderOfTheirOriginsWhateverTheOrderOfTheChunks(TestPipeline pipeline)
      throws IOException {
    List<Chunk> chunks = new ArrayList<>();
    for (int part = 0; part < 5; part++) {
      for (int ordinal = 0; ordinal < 8; ordinal++) {
        long first = 100 * part + 10 * ordinal;
        chunks.add(
            Chunk.of(
                SCHEMA,
                List.of(LongColumn.of(first, first + 1)),
                new Origin("x.db", part, ordinal, first),
                2));
      }
    }
    String expected =
        chunks.stream()
            .flatMap(c -> Stream.of(c.value(0, 0) + "\r\n", c.value(1, 0) + "\r\n"))
            .collect(Collectors.joining());
    Collections.shuffle(chunks, new Random(3));
    Path file = folder.resolve("new folder/out.csv");
    WriteFile write = WriteFile.csv(file.toString());
    created(pipeline, chunks).apply(write);
    pipeline.run();
    write.discard();
    assertThat(file).hasContent("n\r\n" + expected);
    assertThat(filesIn(file.getParent())).containsExactly("out.csv");
  }

  @Test
  void aFileOfNoRowsIsWrittenToo(TestPipeline pipeline) throws IOException {
    Path file = folder.resolve("out.csv");
    created(pipeline, List.of()).apply(WriteFile.csv(file.toString()));
    pipeline.run();
    assertThat(Files.readString(file)).isEqualTo("n\r\n");
  }

  @Test
  void aFailureLeavesTheOlderFileAsItWas(TestPipeline pipeline) throws IOException {
    Path file = Files.writeString(folder.resolve("out.json"), "older");
    WriteFile write = WriteFile.json(file.toString());
    created(pipeline, List.of(rows(0, 1, 2), rows(1, 3, 4), rows(2, 666)))
        .apply(MapElements.via(new FailAt666()))
        .setCoder(ChunkCoder.of(SCHEMA))
        .apply(write);
    assertThatThrownBy(pipeline::run).isInstanceOf(Pipeline.PipelineExecutionException.class);
    write.discard();
    assertThat(file).hasContent("older");
    assertThat(filesIn(folder)).containsExactly("out.json");
  }

  @Test
  void aCompleteFileReplacesAnOlderOneAlsoBehindALink(TestPipeline pipeline) throws IOException {
    Path real = Files.writeString(folder.resolve("real.json"), "older");
    Path link = Files.createSymbolicLink(folder.resolve("link.json"), real);
    created(pipeline, List.of(rows(0, 1))).apply(WriteFile.json(link.toString()));
    pipeline.run();
    assertThat(link).isSymbolicLink();
    assertThat(real).hasContent("{\"n\":1}\n");
  }

  /**
   * A runner repeats work if a worker's output is lost, or if it believes that the worker is lost.
   */
  @Test
  void aRepeatedAttemptGivesTheSameFileUntilPartsAreDiscarded() throws Exception {
    Path target = folder.resolve("out.csv");
    OutputFile file = output(target);
    List<Manifest> manifests = new ArrayList<>();
    manifests.add(written(file, rows(1, 3, 4)));
    written(file, rows(0, 1, 2)); // by a worker that gets lost
    manifests.add(written(file, rows(0, 1, 2)));
    FinishFile end = new FinishFile(file, new CsvFormat(), SCHEMA);
    for (int time = 0; time < 2; time++) {
      Publication.publish(List.of(end), manifests);
      assertThat(target).hasContent("n\r\n1\r\n2\r\n3\r\n4\r\n");
    }
    file.discard();
    assertThat(filesIn(folder)).containsExactly("out.csv");
  }

  @Test
  void aChunkThatAFilterHasEmptiedDoesNotEndASegment() {
    OutputFile file = output(folder.resolve("out.csv"));
    Collected<Manifest> given = new Collected<>();
    try (OperatorInstance instance = parts(file).begin(Facts.NONE)) {
      List.of(rows(0), rows(1, 1, 2), rows(2), rows(3), rows(4, 5), rows(6, 7))
          .forEach(chunk -> instance.add(chunk, given));
      instance.finish(given);
    }
    assertThat(given.values().get(0).parts())
        .map(Segment.class::cast)
        .extracting(segment -> segment.first().ordinal(), Segment::rows)
        .containsExactly(tuple(1L, 3L), tuple(6L, 1L));
    file.discard();
  }

  @Test
  void aWorkerThatDoesNotSeeTheFolderOfThePartsNamesItAsTheReason() {
    OutputFile file = OutputFile.at(folder.resolve("out.csv").toString());
    assertThatThrownBy(() -> written(file, rows(0, 1)))
        .isInstanceOf(RequestException.class)
        .hasMessage(
            file.path()
                + ": can't be written: its folder of parts, which the run created where it started,"
                + " isn't on this machine; on a cluster, outputs must be on a file system that all"
                + " machines see under the same path");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void partsStayUntilTheyAreDiscarded(TestPipeline pipeline) throws IOException {
    WriteFile write = WriteFile.csv(folder.resolve("out.csv").toString());
    created(pipeline, List.of(rows(0, 1), rows(1, 2))).apply(write);
    pipeline.run().waitUntilFinish();
    assertThat(folder.resolve("out.csv")).hasContent("n\r\n1\r\n2\r\n");
    assertThat(filesIn(folder)).hasSize(2);
    write.discard();
    assertThat(filesIn(folder)).containsExactly("out.csv");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aFileOfAnotherFileSystemIsWrittenAsALocalOneIs(boolean seekable) throws IOException {
    Files.writeString(folder.resolve("out.csv"), "older");
    try (Shelf shelf = seekable ? Shelf.of(folder) : Shelf.of(folder).withoutSeeking()) {
      TestPipeline pipeline = TestPipeline.create().enableAbandonedNodeEnforcement(false);
      WriteFile write = WriteFile.csv(shelf.path("out.csv"));
      created(pipeline, List.of(rows(2, 5, 6), rows(0, 1, 2), rows(1, 3))).apply(write);
      pipeline.run().waitUntilFinish();
      write.discard();
    }
    assertThat(folder.resolve("out.csv")).hasContent("n\r\n1\r\n2\r\n3\r\n5\r\n6\r\n");
    assertThat(filesIn(folder)).containsExactly("out.csv");
  }

  @Test
  void whatAnotherFileSystemCannotHoldIsSaidBeforeAnythingRuns() {
    try (Shelf shelf = Shelf.of(folder)) {
      assertThatThrownBy(() -> WriteFile.csv(shelf.path("")))
          .isInstanceOf(RequestException.class)
          .hasMessage(shelf.path("") + ": can't be written: it should name one file");
      assertThatThrownBy(() -> WriteFile.csv(shelf.path("a*.csv")))
          .hasMessage(shelf.path("a*.csv") + ": can't be written: it should name one file");
    }
    assertThatThrownBy(() -> WriteFile.csv("nowhere://out.csv"))
        .isInstanceOf(RequestException.class)
        .hasMessageStartingWith("nowhere://out.csv: no file system for scheme 'nowhere'");
  }

  @Test
  void whatCannotBeWrittenIsSaidBeforeAnythingRuns() throws IOException {
    Path plain = Files.writeString(folder.resolve("plain"), "");
    assertThatThrownBy(() -> WriteFile.csv(folder.toString()))
        .isInstanceOf(RequestException.class)
        .hasMessage(folder + ": can't be written: it is a folder");
    assertThatThrownBy(() -> WriteFile.csv(plain + "/out.csv"))
        .hasMessage("%s/out.csv: can't be written: %s isn't a folder".formatted(plain, plain));
    assertThatThrownBy(() -> WriteFile.csv("/dev/null"))
        .hasMessage("/dev/null: can't be written: it isn't a regular file");
  }

  private static PCollection<Chunk> created(Pipeline pipeline, List<Chunk> chunks) {
    return pipeline.apply(Create.of(chunks).withCoder(ChunkCoder.of(SCHEMA)));
  }

  private static Chunk rows(int ordinal, long... values) {
    return Chunk.of(
        SCHEMA,
        List.of(LongColumn.of(values)),
        new Origin("x.db", 0, ordinal, LongStream.of(values).min().orElse(0)),
        values.length);
  }

  /** Writes a chunk as a worker does; returns its manifest. */
  private static Manifest written(OutputFile file, Chunk chunk) {
    Collected<Manifest> given = new Collected<>();
    try (OperatorInstance instance = parts(file).begin(Facts.NONE)) {
      instance.add(chunk, given);
      instance.finish(given);
    }
    return given.values().get(0);
  }

  private static OutputFile output(Path path) {
    OutputFile file = OutputFile.at(path.toString());
    file.makeFolder();
    return file;
  }

  private static WriteParts parts(OutputFile file) {
    return new WriteParts(file, new CsvFormat(), file.parts(), new TupleTag<>());
  }

  private static List<String> filesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static final class FailAt666 extends SimpleFunction<Chunk, Chunk> {
    @Override
    public Chunk apply(Chunk chunk) {
      if (Long.valueOf(666).equals(chunk.value(0, 0))) {
        throw new IllegalStateException("made to fail");
      }
      return chunk;
    }
  }
}
