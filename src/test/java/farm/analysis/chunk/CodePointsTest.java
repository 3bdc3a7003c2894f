package farm.analysis.chunk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.arbitrary;
import static org.quicktheories.generators.SourceDSL.lists;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.quicktheories.core.Gen;

class CodePointsTest {

  @Test
  void ordersByCodePoint() {
    List<String> texts = Arrays.asList("b", "\uD83D\uDE00", "\uFFFF", "a", "", "aa", "\uE000");
    texts.sort(CodePoints::compare);

    assertThat(texts).containsExactly("", "a", "aa", "b", "\uE000", "\uFFFF", "\uD83D\uDE00");
  }

  @Test
  void prefixComesFirst() {
    assertThat(CodePoints.compare("agent", "agent_1")).isNegative();
    assertThat(CodePoints.compare("", "\0")).isNegative();
  }

  @Test
  void equalTextsCompareEqual() {
    assertThat(CodePoints.compare("\uD83D\uDE00", "\uD83D\uDE00")).isZero();
  }

  @Test
  void agreesWithUtf8Bytes() {
    Gen<String> texts =
        lists()
            .of(
                arbitrary()
                    .pick(
                        List.of(
                            "a",
                            "b",
                            "\u00E4",
                            "\uD7FF",
                            "\uE000",
                            "\uFFFF",
                            "\uD800\uDC00",
                            "\uDBFF\uDFFF")))
            .ofSizeBetween(0, 3)
            .map(parts -> String.join("", parts));
    qt().withFixedSeed(17)
        .withExamples(5_000)
        .forAll(texts, texts)
        .checkAssert(
            (one, other) ->
                assertThat(Integer.signum(CodePoints.compare(one, other)))
                    .isEqualTo(Integer.signum(Arrays.compareUnsigned(utf8(one), utf8(other)))));
  }

  @Test
  void loneSurrogatesStillHaveOneOrder() {
    Gen<String> texts =
        lists()
            .of(arbitrary().pick(List.of("a", "\uE000", "\uD800", "\uDC00")))
            .ofSizeBetween(0, 4)
            .map(parts -> String.join("", parts));
    qt().withFixedSeed(18)
        .withExamples(5_000)
        .forAll(texts, texts, texts)
        .checkAssert(
            (a, b, c) -> {
              assertThat(CodePoints.compare(a, b) == 0).isEqualTo(a.equals(b));
              assertThat(CodePoints.compare(a, b)).isEqualTo(-CodePoints.compare(b, a));
              if (CodePoints.compare(a, b) <= 0 && CodePoints.compare(b, c) <= 0) {
                assertThat(CodePoints.compare(a, c)).isNotPositive();
              }
            });
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
