package farm.analysis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SmallHeapTest {

  @Test
  void theEstimateGrowsWithTheInputThatIsLeft() {
    assertThat(SmallHeap.failure(252L << 20, 25, 100, new OutOfMemoryError()))
        .hasMessage(
            "The heap of 252 MB is too small for this pipeline's groups or chunks, at 25 % of the"
                + " input; give it more with JAVA_OPTS=-Xmx1024m (an estimate), group by"
                + " fewer columns, or ask for smaller chunks with chunk_size");
  }

  @Test
  void anInputThatWasReadOrIsOfUnknownSizeDoublesTheHeap() {
    for (long inputBytes : new long[] {100, 0}) {
      assertThat(SmallHeap.failure(256L << 20, 100, inputBytes, new OutOfMemoryError()))
          .hasMessageContaining("at 100 % of the input; give it more with JAVA_OPTS=-Xmx512m");
    }
  }

  @Test
  void theCauseIsFoundBelowOthers() {
    assertThat(SmallHeap.caused(new IllegalStateException(new OutOfMemoryError()))).isTrue();
    assertThat(SmallHeap.caused(new IllegalStateException("other"))).isFalse();
  }
}
