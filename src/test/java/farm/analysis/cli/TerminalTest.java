package farm.analysis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalTest {

  private static final Terminal UNICODE = new Terminal(12, true);
  private static final Terminal ASCII = new Terminal(12, false);

  @ParameterizedTest
  @CsvSource({"80, 80", "10, 40", "wide, 100", "'', 100", "-5, 100"})
  void aVariableTellsTheWidth(String variable, int columns) {
    assertThat(Terminal.columns(Optional.of(variable))).isEqualTo(columns);
  }

  @Test
  void withoutAVariableThereAreAHundredColumns() {
    assertThat(Terminal.columns(Optional.empty())).isEqualTo(100);
  }

  @Test
  void aTextIsCutToItsWidth() {
    assertThat(UNICODE.cut("agent_type", 10)).isEqualTo("agent_type");
    assertThat(UNICODE.cut("agent_type", 9)).isEqualTo("agent_ty…");
    assertThat(ASCII.cut("agent_type", 9)).isEqualTo("agent_...");
    assertThat(UNICODE.cut("日本語", 6)).isEqualTo("日本語");
    assertThat(UNICODE.cut("日本語", 5)).isEqualTo("日本…");
    assertThat(UNICODE.cut("日本語", 4)).isEqualTo("日…");
    assertThat(UNICODE.cut("e\u0301e\u0301", 2)).isEqualTo("e\u0301e\u0301");
  }

  @Test
  void aLongLineIsContinuedWithAnIndent() {
    assertThat(UNICODE.wrapped("  one two three")).containsExactly("  one two", "      three");
    assertThat(UNICODE.wrapped("short")).containsExactly("short");
    assertThat(UNICODE.wrapped("a_word_that_is_longer")).containsExactly("a_word_that_is_longer");
  }

  @Test
  void textsFromDataAreHarmless() {
    assertThat(UNICODE.shown("a\u001b[31m\r\n\tb\u0000\u007f"))
        .isEqualTo("a\\u001b[31m\\r\\n\\tb\\u0000\\u007f");
    assertThat(UNICODE.shown("\u202eb\u200b\ufeff\ud800\ue000\u2028"))
        .isEqualTo("\\u202eb\\u200b\\ufeff\\ud800\\ue000\\u2028");
    assertThat(UNICODE.shown("é日😀")).isEqualTo("é日😀");
    assertThat(ASCII.shown("é日😀~")).isEqualTo("\\u00e9\\u65e5\\ud83d\\ude00~");
    assertThat(UNICODE.shown("x".repeat(1_000_000))).hasSize(10_000);
  }
}
