package farm.analysis.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ChunkCoder;
import farm.analysis.problem.DataException;
import farm.analysis.stage.ChunkStage;
import java.io.IOException;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import org.apache.beam.sdk.io.BoundedSource.BoundedReader;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.testing.SourceTestUtils;
import org.apache.beam.sdk.util.SerializableUtils;
import org.junit.jupiter.api.Test;

class ClusterSourceTest {

  private static final int ROWS_OF_CHUNK = 3;

  private final PipelineOptions options = PipelineOptionsFactory.create();

  @Test
  void nothingIsReadBeforeItIsAskedFor() throws IOException {
    try (BoundedReader<Chunk> reader = source("asked", 3, 6).createReader(options)) {
      assertThat(NumberSource.opened("asked")).hasValue(0);
      assertThatThrownBy(reader::getCurrent).isInstanceOf(NoSuchElementException.class);
      assertThat(reader.start()).isTrue();
      assertThat(NumberSource.opened("asked")).hasValue(1);
      assertThat(Rows.of(reader.getCurrent())).hasSize(ROWS_OF_CHUNK);
      assertThat(reader.advance()).isTrue();
      assertThat(NumberSource.opened("asked")).hasValue(2);
      assertThat(NumberSource.open("asked")).hasValue(1);
    }
    assertThat(NumberSource.open("asked")).hasValue(0);
  }

  @Test
  void eachLaneCanBeReadSomewhereElse() throws Exception {
    ClusterSource<Chunk> source = SerializableUtils.clone(source("split", 1, 0, 4, 7));
    assertThat(source.getEstimatedSizeBytes(options)).isEqualTo(8L * 12);
    assertThat(source.split(Long.MAX_VALUE, options)).hasSize(4);
    SourceTestUtils.assertSourcesEqualReferenceSource(source, source.split(1, options), options);
  }

  @Test
  void ofVeryManyLanesOneBundleHasSeveral() throws Exception {
    Integer[] rows = IntStream.range(0, 2500).map(n -> n % 3).boxed().toArray(Integer[]::new);
    ClusterSource<Chunk> source = source("many", rows);
    assertThat(source.split(1, options)).hasSizeBetween(500, 1000);
    SourceTestUtils.assertSourcesEqualReferenceSource(source, source.split(1, options), options);
  }

  @Test
  void aFailureClosesWhatIsOpenWhetherTheRunnerDoesOrNot() throws IOException {
    BoundedReader<Chunk> reader = source("failing lanes", -4).createReader(options);
    assertThat(reader.start()).isTrue();
    assertThat(reader.advance()).isTrue();
    assertThatThrownBy(reader::advance)
        .rootCause()
        .isInstanceOf(DataException.class)
        .hasMessage("numbers: no number after 3, was 'end'");
    assertThat(NumberSource.open("failing lanes")).hasValue(0);
    reader.close();
    assertThat(NumberSource.open("failing lanes")).hasValue(0);
  }

  private static ClusterSource<Chunk> source(String name, Integer... rows) {
    Inputs inputs =
        new Inputs(NumberSource.SCHEMA, List.of(NumberSource.of(name, rows)), List.of());
    List<Lane> lanes = Lane.queue(inputs, ChunkSize.rows(ROWS_OF_CHUNK), 1, left -> 0);
    LaneStage<Chunk> stage = new LaneStage<>(ChunkStage.giveChunks(), true);
    return new ClusterSource<>(lanes, stage, ChunkCoder.of(NumberSource.SCHEMA));
  }
}
