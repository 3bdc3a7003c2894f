package farm.analysis.chunk;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class Utf8TextTest {

  private static boolean append(TextColumn.Builder builder, String text) {
    byte[] bytes = ("<<" + text + ">").getBytes(UTF_8);
    return builder.appendUtf8(bytes, 2, bytes.length - 1);
  }

  private static List<String> texts(TextColumn column) {
    return IntStream.range(0, column.size()).mapToObj(column::textAt).toList();
  }

  @Test
  void equalTextsHaveOneCodeHoweverTheyAreAppended() {
    TextColumn.Builder builder = new TextColumn.Builder(ColumnType.TEXT, 0);
    builder.append("wolf");
    append(builder, "wolf");
    append(builder, "Löwe");
    builder.append("Löwe");
    append(builder, "");
    builder.append("");
    append(builder, "wolf");
    TextColumn column = builder.build(7, false);
    assertThat(column.dictionarySize()).isEqualTo(3);
    assertThat(texts(column)).containsExactly("wolf", "wolf", "Löwe", "Löwe", "", "", "wolf");
  }

  @Test
  void textThatFollowsBytesHasTheirCode() {
    TextColumn.Builder builder = new TextColumn.Builder(ColumnType.TEXT, 0);
    append(builder, "wolf");
    append(builder, "bear");
    builder.append("bear");
    append(builder, "lynx");
    builder.append("lynx");
    builder.append("wolf");
    TextColumn column = builder.build(6, false);
    assertThat(column.dictionarySize()).isEqualTo(3);
    assertThat(texts(column)).containsExactly("wolf", "bear", "bear", "lynx", "lynx", "wolf");
  }

  @Test
  void whatIsNotUtf8IsToldAndReplaced() {
    TextColumn.Builder builder = new TextColumn.Builder(ColumnType.TEXT, 0);
    byte[] latin = "Löwe".getBytes(ISO_8859_1);
    assertThat(builder.appendUtf8(latin, 0, latin.length)).isFalse();
    assertThat(builder.appendUtf8(latin, 0, latin.length)).isFalse();
    assertThat(append(builder, "L\ufffdwe")).isTrue();
    TextColumn column = builder.build(3, false);
    assertThat(texts(column)).containsExactly("L\ufffdwe", "L\ufffdwe", "L\ufffdwe");
    assertThat(column.dictionarySize()).isEqualTo(1);
  }

  @Test
  void manyTextsOfAllLengths() {
    Random random = new Random(5);
    List<String> texts = new ArrayList<>();
    TextColumn.Builder builder = new TextColumn.Builder(ColumnType.TEXT, 0);
    for (int i = 0; i < 20_000; i++) {
      String text =
          "é".repeat(random.nextInt(3)) + "a".repeat(random.nextInt(40)) + random.nextInt(50);
      texts.add(text);
      append(builder, text);
    }
    TextColumn column = builder.build(texts.size(), false);
    assertThat(texts(column)).isEqualTo(texts);
    assertThat(column.dictionarySize()).isEqualTo((int) texts.stream().distinct().count());
  }
}
