package farm.analysis.write.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.ZstdInputStream;
import farm.analysis.write.PartFormat;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OutputCompressionTest {

  @Test
  void theEndingOfTheNameChooses() {
    assertThat(OutputCompression.of("a.csv.gz")).isEqualTo(OutputCompression.GZIP);
    assertThat(OutputCompression.of("a.zst")).isEqualTo(OutputCompression.ZSTD);
    assertThat(OutputCompression.of("gz")).isEqualTo(OutputCompression.NONE);
    assertThat(OutputCompression.of("a.gz.csv")).isEqualTo(OutputCompression.NONE);
  }

  @ParameterizedTest
  @EnumSource(OutputCompression.class)
  void theBytesDependOnlyOnTheContent(OutputCompression compression) throws IOException {
    byte[] content = content(2_000_000);
    byte[] whole = compressed(compression, content, content.length, new Random(1));
    for (int mostBytes : new int[] {1000, 8192, 100_000}) {
      assertThat(compressed(compression, content, mostBytes, new Random(mostBytes)))
          .isEqualTo(whole);
    }
    assertThat(decompressed(compression, whole)).isEqualTo(content);
  }

  @ParameterizedTest
  @EnumSource(OutputCompression.class)
  void noContentIsSoundToo(OutputCompression compression) throws IOException {
    byte[] none = compressed(compression, new byte[0], 1, new Random(1));
    assertThat(decompressed(compression, none)).isEmpty();
  }

  @Test
  void gzipHasNoTime() throws IOException {
    byte[] gzip = compressed(OutputCompression.GZIP, content(10), 10, new Random(1));
    assertThat(Arrays.copyOf(gzip, 8)).containsExactly(0x1f, 0x8b, 8, 0, 0, 0, 0, 0);
  }

  private static byte[] content(int bytes) {
    Random random = new Random(5);
    StringBuilder text = new StringBuilder();
    while (text.length() < bytes) {
      text.append("agent_").append(random.nextInt(5000)).append(',').append(random.nextDouble());
    }
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }

  /** The content compressed, written in pieces of random sizes. */
  private static byte[] compressed(
      OutputCompression compression, byte[] content, int mostBytes, Random random)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (WritableByteChannel channel = compression.over(Channels.newChannel(bytes))) {
      for (int at = 0; at < content.length; ) {
        int count = Math.min(content.length - at, 1 + random.nextInt(mostBytes));
        PartFormat.writeAll(ByteBuffer.wrap(content, at, count), channel);
        at += count;
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] decompressed(OutputCompression compression, byte[] bytes)
      throws IOException {
    ByteArrayInputStream in = new ByteArrayInputStream(bytes);
    return switch (compression) {
      case NONE -> bytes;
      case GZIP -> new GZIPInputStream(in).readAllBytes();
      case ZSTD -> new ZstdInputStream(in).readAllBytes();
    };
  }
}
