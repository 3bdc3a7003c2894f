package farm.analysis.chunk;

import static farm.analysis.chunk.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;

import farm.analysis.chunk.Schema.Field;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.CoderException;
import org.apache.beam.sdk.coders.NullableCoder;
import org.apache.beam.sdk.testing.CoderProperties;
import org.apache.beam.sdk.transforms.Create;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChunkCoderTest {

  private static final Schema TEXT = Schema.of(new Field("type", ColumnType.TEXT));
  private static final Schema ALL_TYPES =
      Schema.of(
          new Field("step", ColumnType.LONG),
          new Field("energy", ColumnType.DOUBLE),
          new Field("alive", ColumnType.BOOLEAN),
          new Field("type", ColumnType.TEXT),
          new Field("genome", ColumnType.JSON));
  private static final Chunk SMALL =
      Rows.chunk(
          ALL_TYPES,
          row(1L, 0.5, true, "prey", "[1]"),
          row(2L, null, false, "prey", null),
          row(null, -1.0, null, "\uD800", "{}"));

  @Test
  void isSerializable() {
    CoderProperties.coderSerializable(ChunkCoder.of(ALL_TYPES));
  }

  @Test
  void everyChunkSurvivesTheRoundTrip() {
    qt().withFixedSeed(2)
        .withExamples(500)
        .forAll(ChunkGenerator.chunks())
        .checkAssert(
            chunk ->
                assertThatCode(
                        () -> {
                          ChunkCoder coder = ChunkCoder.of(chunk.schema());
                          CoderProperties.coderDecodeEncodeEqual(coder, chunk);
                          CoderProperties.structuralValueDecodeEncodeEqual(coder, chunk);
                        })
                    .doesNotThrowAnyException());
  }

  @Test
  void equalChunksGiveEqualBytesHoweverTheyAreHeld() {
    qt().withFixedSeed(3)
        .withExamples(300)
        .forAll(ChunkGenerator.chunks())
        .checkAssert(
            chunk ->
                assertThatCode(
                        () -> {
                          ChunkCoder coder = ChunkCoder.of(chunk.schema());
                          Chunk copy = ChunkGenerator.copy(chunk);
                          CoderProperties.coderDeterministic(coder, chunk, copy);
                          CoderProperties.coderConsistentWithEquals(coder, chunk, copy);
                          CoderProperties.structuralValueConsistentWithEquals(coder, chunk, copy);
                        })
                    .doesNotThrowAnyException());
  }

  @Test
  void differentChunksGiveDifferentBytes() throws Exception {
    ChunkCoder coder = ChunkCoder.of(ALL_TYPES);
    for (Chunk other : List.of(SMALL.slice(0, 2), SMALL.select(0, 2, 1), SMALL.slice(0, 0))) {
      CoderProperties.coderConsistentWithEquals(coder, SMALL, other);
      CoderProperties.structuralValueConsistentWithEquals(coder, SMALL, other);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 255, 256, 257, 65_536, 65_537})
  void holdsAnyNumberOfDistinctTexts(int distinct) throws IOException {
    Object[] texts =
        IntStream.range(0, distinct + 1).<Object>mapToObj(i -> i == 0 ? null : "t" + i).toArray();
    Chunk chunk =
        Chunk.of(TEXT, List.of(Rows.column(ColumnType.TEXT, texts)), Origin.of("x"), texts.length);

    assertThat(decode(TEXT, encode(chunk))).isEqualTo(chunk);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ä", "\uD83D\uDE00", "\uD83D", "\uDE00", "\uDE00\uD83D", "a\uD800b"})
  void textsKeepEveryChar(String text) throws IOException {
    Chunk chunk = Rows.chunk(TEXT, new Origin(text, 1, 2, 3), List.of(row(text), row("other")));

    assertThat(decode(TEXT, encode(chunk))).isEqualTo(chunk);
  }

  @Test
  void sliceIsWrittenWithoutTheOtherRows() throws IOException {
    Object[] texts = IntStream.range(0, 1000).<Object>mapToObj(i -> "text " + i).toArray();
    Chunk chunk =
        Chunk.of(TEXT, List.of(Rows.column(ColumnType.TEXT, texts)), Origin.of("x"), 1000);

    assertThat(encode(chunk.slice(500, 2))).hasSizeLessThan(60);
  }

  @Test
  void formatStaysAsItIs() throws IOException {
    Schema schema = Schema.of(new Field("a", ColumnType.LONG), new Field("b", ColumnType.TEXT));
    Chunk chunk =
        Rows.chunk(
            schema, new Origin("x", 1, 2, 3), List.of(row(1L, "u"), row(null, "u"), row(-1L, "u")));

    assertThat(HexFormat.of().formatHex(encode(chunk)))
        .isEqualTo(
            "02" // version
                + HexFormat.of().toHexDigits("a long\0b text".hashCode())
                + "027800010200" // "x", no branch, part 1, ordinal 2, no piece
                + "0000000000000003" // first row
                + "03" // rows
                + "0202" // some missing: the second
                + "0000000000000001"
                + "0000000000000000"
                + "ffffffffffffffff"
                + "0101027500"); // constant: one text, "u", code 0
  }

  @Test
  void otherSchemaIsRefusedOnTheWayIn() {
    assertThatThrownBy(() -> ChunkCoder.of(TEXT).encode(SMALL, new ByteArrayOutputStream()))
        .isInstanceOf(CoderException.class)
        .hasMessage(
            "chunk of schema (step long, energy double, alive boolean, type text, genome json)"
                + " in a collection of (type text)");
  }

  @Test
  void otherVersionAndSchemaAreRefusedOnTheWayOut() throws IOException {
    byte[] bytes = encode(SMALL);

    assertThatThrownBy(() -> decode(TEXT, bytes))
        .isInstanceOf(CoderException.class)
        .hasMessage("chunk of another schema; should be (type text)");
    bytes[0] = 1;
    assertThatThrownBy(() -> decode(ALL_TYPES, bytes))
        .isInstanceOf(CoderException.class)
        .hasMessage("chunk of format 1; should be 2");
  }

  @Test
  void truncatedBytesAreRefusedAtEveryLength() throws IOException {
    byte[] bytes = encode(SMALL);

    for (int length = 0; length < bytes.length; length++) {
      byte[] truncated = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> decode(ALL_TYPES, truncated)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void brokenBytesGiveAChunkOrAnIoException() throws IOException {
    Random random = new Random(4);
    for (int i = 0; i < 20_000; i++) {
      Chunk chunk = i % 2 == 0 ? SMALL : ChunkGenerator.chunk(i);
      byte[] bytes = encode(chunk);
      for (int flips = random.nextInt(3); flips >= 0; flips--) {
        bytes[5 + random.nextInt(bytes.length - 5)] ^= (byte) (1 << random.nextInt(8));
      }
      try {
        assertThat(decode(chunk.schema(), bytes).schema()).isEqualTo(chunk.schema());
      } catch (IOException e) {
        assertThat(e).hasMessageNotContaining("null");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ffffffff07 00 ffffffff07", // 2^31-1 rows, none missing, as many texts
        "ffffffff07 02", // as many missing bits
        "ffffffff07 01 01 feffffff0f", // one text of 2^31-1 bytes
        "ffffffff0f 00" // -1 rows
      })
  void hugeCountsOfNothingAreRefusedWithoutMemory(String counts) throws IOException {
    byte[] start = Arrays.copyOf(encode(Rows.chunk(TEXT)), 5 + 4 + 1 + 1 + 1 + 8);
    byte[] rest = HexFormat.of().parseHex(counts.replace(" ", ""));
    byte[] bytes = Arrays.copyOf(start, start.length + rest.length);
    System.arraycopy(rest, 0, bytes, start.length, rest.length);

    assertThatThrownBy(() -> decode(TEXT, bytes)).isInstanceOf(IOException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"LONG", "DOUBLE", "BOOLEAN", "TEXT", "JSON"})
  void hugeRowCountIsRefusedForEveryType(ColumnType type) throws IOException {
    Schema schema = Schema.of(new Field("a", type));
    byte[] start = Arrays.copyOf(encode(Rows.chunk(schema)), 5 + 5 + 1 + 1 + 8);
    byte[] bytes = Arrays.copyOf(start, start.length + 100);
    System.arraycopy(HexFormat.of().parseHex("ffffffff07"), 0, bytes, start.length, 5);

    assertThatThrownBy(() -> decode(schema, bytes)).isInstanceOf(IOException.class);
  }

  @Test
  void schemaCanBeAskedOfACollection() {
    Pipeline pipeline = Pipeline.create();
    ChunkCoder coder = ChunkCoder.of(ALL_TYPES);

    assertThat(ChunkCoder.schemaOf(pipeline.apply(Create.of(SMALL).withCoder(coder))))
        .isEqualTo(ALL_TYPES);
    assertThatThrownBy(
            () ->
                ChunkCoder.schemaOf(
                    pipeline.apply("Other", Create.of(SMALL).withCoder(NullableCoder.of(coder)))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching(
            "Other/.* needs setCoder\\(ChunkCoder.of\\(schema\\)\\), has NullableCoder.*");
  }

  private static byte[] encode(Chunk chunk) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ChunkCoder.of(chunk.schema()).encode(chunk, bytes);
    return bytes.toByteArray();
  }

  private static Chunk decode(Schema schema, byte[] bytes) throws IOException {
    return ChunkCoder.of(schema).decode(new ByteArrayInputStream(bytes));
  }
}
