package farm.analysis.write.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import farm.analysis.chunk.BooleanColumn;
import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Column;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.DoubleColumn;
import farm.analysis.chunk.LongColumn;
import farm.analysis.chunk.Origin;
import farm.analysis.chunk.Schema;
import farm.analysis.chunk.Schema.Field;
import farm.analysis.chunk.TextColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFormatTest {

  @Test
  void writesEveryTypeAndMissingAsNothing() {
    Schema schema =
        Schema.of(
            new Field("step", ColumnType.LONG),
            new Field("mean, of all", ColumnType.DOUBLE),
            new Field("alive", ColumnType.BOOLEAN),
            new Field("type", ColumnType.TEXT));
    Chunk chunk =
        Chunk.of(
            schema,
            List.of(
                LongColumn.of(Long.MIN_VALUE, 7),
                DoubleColumn.of(0.1, Double.NaN),
                BooleanColumn.of(true, false),
                TextColumn.of("say \"hi\"\r\nthere", "")),
            Origin.of("test"),
            2);
    assertThat(written(chunk))
        .isEqualTo(
            "step,\"mean, of all\",alive,type\r\n"
                + "-9223372036854775808,0.1,true,\"say \"\"hi\"\"\r\nthere\"\r\n"
                + "7,NaN,false,\"\"\r\n");
    Chunk missing =
        Chunk.of(
            schema,
            schema.fields().stream().map(f -> Column.allMissing(f.type(), 1)).toList(),
            Origin.of("test"),
            1);
    assertThat(written(missing)).endsWith("\r\n,,,\r\n");
  }

  @Test
  void doublesAreTheShortestThatReadBackAsTheSame() {
    // For 2^-44 and 2e23, JDK 17 itself gives one digit too many or too few.
    double[] values = {0x1p-44, 2e23, 1.0E23, 4.9e-324, -0.0, 12345678.9};
    Chunk chunk =
        Chunk.of(
            Schema.of(new Field("v", ColumnType.DOUBLE)),
            List.of(DoubleColumn.of(values)),
            Origin.of("test"),
            values.length);
    assertThat(written(chunk))
        .isEqualTo(
            "v\r\n5.684341886080802E-14\r\n2.0E23\r\n1.0E23\r\n4.9E-324\r\n-0.0\r\n1.23456789E7\r\n");
    Random random = new Random(7);
    for (int i = 0; i < 10_000; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      Chunk one =
          Chunk.of(
              Schema.of(new Field("v", ColumnType.DOUBLE)),
              List.of(DoubleColumn.of(value)),
              Origin.of("test"),
              1);
      String text = written(one).split("\r\n", -1)[1];
      assertThat(Double.valueOf(text)).isEqualTo(Double.valueOf(value));
    }
  }

  @Test
  void anIndependentReaderReadsTheSameText() {
    Random random = new Random(42);
    String alphabet = "a,\"\r\n;'é😀 \t";
    for (int round = 0; round < 500; round++) {
      String[] texts = new String[5];
      for (int i = 0; i < texts.length; i++) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(6);
        for (int c = 0; c < length; c++) {
          int at = random.nextInt(alphabet.codePointCount(0, alphabet.length()));
          text.appendCodePoint(alphabet.codePointAt(alphabet.offsetByCodePoints(0, at)));
        }
        texts[i] = text.toString();
      }
      Chunk chunk =
          Chunk.of(
              Schema.of(new Field("a", ColumnType.TEXT), new Field("b", ColumnType.TEXT)),
              List.of(TextColumn.of(texts), TextColumn.constant("x", texts.length)),
              Origin.of("test"),
              texts.length);
      List<String> read =
          CsvReader.builder().ofCsvRecord(written(chunk)).stream()
              .skip(1)
              .map(r -> r.getField(0))
              .toList();
      assertThat(read).containsExactly(texts);
    }
  }

  @ParameterizedTest
  @ValueSource(chars = {',', ';', '\t', '|', ' ', '\'', '-', '.', '1', 'E', 'a', '\\'})
  void everyDelimiterIsReadBackByAnIndependentReader(char delimiter) {
    String[] texts = {"a;b,c", "", "1\t2|3", "say \"-1.5E7\"", "line\nend", " 'x\\' "};
    Chunk chunk =
        Chunk.of(
            Schema.of(
                new Field("name", ColumnType.TEXT),
                new Field("n 1", ColumnType.LONG),
                new Field("v.E", ColumnType.DOUBLE),
                new Field("b", ColumnType.BOOLEAN)),
            List.of(
                TextColumn.of(texts),
                LongColumn.of(-11, 2, 3, 4, 5, 6),
                DoubleColumn.of(-1.5E10, 0.5, 1, 2, 3, Double.NaN),
                BooleanColumn.of(true, false, true, false, true, false)),
            Origin.of("test"),
            texts.length);
    List<List<String>> expected = new ArrayList<>(List.of(List.of("name", "n 1", "v.E", "b")));
    for (int row = 0; row < texts.length; row++) {
      int at = row;
      expected.add(
          IntStream.range(0, 4).mapToObj(c -> String.valueOf(chunk.value(at, c))).toList());
    }
    for (LineEnd lineEnd : LineEnd.values()) {
      String csv = written(chunk, new CsvFormat(delimiter, lineEnd));
      assertThat(CsvReader.builder().fieldSeparator(delimiter).ofCsvRecord(csv).stream())
          .map(CsvRecord::getFields)
          .isEqualTo(expected);
    }
  }

  @Test
  void linesEndAsAskedAndOtherDelimitersNeedNoQuotes() {
    Chunk chunk =
        Chunk.of(
            Schema.of(new Field("a", ColumnType.TEXT), new Field("b", ColumnType.DOUBLE)),
            List.of(TextColumn.of("1,5", "x;y"), DoubleColumn.of(1.5, 2.5)),
            Origin.of("test"),
            2);
    assertThat(written(chunk, new CsvFormat(';', LineEnd.LF)))
        .isEqualTo("a;b\n1,5;1.5\n\"x;y\";2.5\n");
  }

  @ParameterizedTest
  @CsvSource({
    "34, '''\"'''",
    "10, control character 10",
    "13, control character 13",
    "0, control character 0",
    "167, '''§'''"
  })
  void otherDelimitersAreRefused(int delimiter, String found) {
    assertThatThrownBy(() -> new CsvFormat((char) delimiter, LineEnd.LF))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "'delimiter' should be an ASCII character, not a quote or a line end, was " + found);
  }

  private static String written(Chunk chunk) {
    return written(chunk, new CsvFormat());
  }

  private static String written(Chunk chunk, CsvFormat format) {
    Utf8Text text = new Utf8Text();
    format.appendHeader(chunk.schema(), text);
    for (int row = 0; row < chunk.rowCount(); row++) {
      format.appendRow(chunk, row, text);
    }
    return text.toString();
  }
}
