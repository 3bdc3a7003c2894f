package farm.analysis.pipeline.starter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class YamlTextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", " ", "a", "a b", "a: b", "a #b", "- a", "[a]", "{a}", "true", "No", "null", "~", "1",
        ".5", ".inf", "1e3", "it's", "\"", "\\", "a\nb", "a\tb", "\u0000", "\u0085", "\u2028",
        "\u200b", "\ufeff", "ünïcode", "数据", "🐟", "\ue000", "*.db", "&a", "!a", "%a", "@a", "`a`",
        "?", "|", ">", ",", "---"
      })
  void isReadBackAsTheSameTextInEveryPlace(String text) {
    String yaml = YamlText.of(text);
    assertThat(load("{%s: [%s, %s]}".formatted(yaml, yaml, yaml)))
        .isEqualTo(Map.of(text, List.of(text, text)));
    assertThat(load(yaml)).isEqualTo(text);
  }

  @Test
  void anyTextIsReadBack() {
    Random random = new Random(5);
    for (int i = 0; i < 2000; i++) {
      String text =
          random
              .ints(random.nextInt(1, 6), 0, Character.MAX_CODE_POINT + 1)
              .map(c -> i(c, random))
              .filter(c -> Character.getType(c) != Character.SURROGATE)
              .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
              .toString();
      assertThat(load("k: " + YamlText.of(text))).isEqualTo(Map.of("k", text));
    }
  }

  /** Half of the characters are ASCII. */
  private static int i(int c, Random random) {
    return random.nextBoolean() ? c % 128 : c;
  }

  @Test
  void onlyPlainNamesAndPathsHaveNoQuotes() {
    assertThat(
            List.of("step_number", "runs/a-1.db", "../x", "./x", "/x/y", "a b", "no", "*.db", "5")
                .stream()
                .map(YamlText::of))
        .containsExactly(
            "step_number",
            "runs/a-1.db",
            "../x",
            "./x",
            "/x/y",
            "\"a b\"",
            "\"no\"",
            "\"*.db\"",
            "\"5\"");
  }

  @Test
  void templatesAndVeryLongNamesCannotBeHeld() {
    assertThat(YamlText.canHold("{a}")).isTrue();
    assertThat(YamlText.canHold("a {{ b")).isFalse();
    assertThat(YamlText.canHold("{% a")).isFalse();
    assertThat(YamlText.canHold("{# a")).isFalse();
    assertThat(YamlText.canHold("x".repeat(200))).isTrue();
    assertThat(YamlText.canHold("x".repeat(201))).isFalse();
  }

  private static Object load(String yaml) {
    return new Load(LoadSettings.builder().build()).loadFromString(yaml);
  }
}
