package farm.analysis.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Origin;
import farm.analysis.problem.DataException;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class ChunkIteratorTest {

  @Test
  void chunksComeInOrderWithTheirOrigins() {
    List<Chunk> chunks = new ArrayList<>();
    iterator(2, NumberSource.of("a", 3, 0, 1), NumberSource.of("b", 2))
        .forEachRemaining(chunks::add);
    assertThat(chunks)
        .extracting(Chunk::origin)
        .containsExactly(
            new Origin("a", 0, 0, 0),
            new Origin("a", 0, 1, 2),
            new Origin("a", 2, 0, 3),
            new Origin("b", 3, 0, 0));
    assertThat(Rows.of(chunks.iterator()))
        .containsExactly(
            List.of(0L), List.of(1L), List.of(2L), List.of(3L), List.of(0L), List.of(1L));
  }

  @Test
  void anInputOfNoRowsHasNoChunk() {
    assertThat(iterator(2).hasNext()).isFalse();
    assertThat(iterator(2, NumberSource.of("a", 0, 0)).hasNext()).isFalse();
  }

  @Test
  void afterTheLastChunkThereIsNone() {
    ChunkIterator chunks = iterator(2, NumberSource.of("a", 1));
    assertThat(chunks.hasNext()).isTrue();
    assertThat(chunks.hasNext()).isTrue();
    chunks.next();
    assertThat(chunks.hasNext()).isFalse();
    assertThatThrownBy(chunks::next)
        .isInstanceOf(NoSuchElementException.class)
        .hasMessage("no chunk is left");
  }

  @Test
  void onePartIsOpenAtATimeAndNoneAfterTheLastChunk() {
    int before = NumberSource.open("a").get();
    ChunkIterator chunks = iterator(1, NumberSource.of("a", 1, 1, 1));
    assertThat(NumberSource.open("a")).hasValue(before);
    while (chunks.hasNext()) {
      assertThat(NumberSource.open("a")).hasValue(before + 1);
      chunks.next();
    }
    assertThat(NumberSource.open("a")).hasValue(before);
  }

  @Test
  void closeEndsTheReading() {
    int before = NumberSource.open("a").get();
    ChunkIterator chunks = iterator(1, NumberSource.of("a", 5, 5));
    chunks.next();
    assertThat(chunks.hasNext()).isTrue();
    chunks.close();
    assertThat(NumberSource.open("a")).hasValue(before);
    assertThat(chunks.hasNext()).isFalse();
    chunks.close();
    assertThat(NumberSource.open("a")).hasValue(before);
  }

  @Test
  void aFailureComesAfterTheChunksBeforeItAndLeavesNothingOpen() {
    int before = NumberSource.open("a").get();
    try (ChunkIterator chunks = iterator(2, NumberSource.of("a", -3))) {
      assertThat(chunks.next().rowCount()).isEqualTo(2);
      assertThat(chunks.next().rowCount()).isEqualTo(1);
      assertThatThrownBy(chunks::hasNext)
          .isInstanceOf(DataException.class)
          .hasMessage("numbers: no number after 2, was 'end'");
    }
    assertThat(NumberSource.open("a")).hasValue(before);
  }

  private static ChunkIterator iterator(int chunkRows, NumberSource... sources) {
    return NumberLoader.of(sources).withChunkSize(chunkRows).iterData();
  }
}
