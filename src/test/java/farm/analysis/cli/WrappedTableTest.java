package farm.analysis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WrappedTableTest {

  @Test
  void columnsAreAsWideAsTheirCellsUpToTheirMaximum() {
    assertThat(
            WrappedTable.of(
                List.of(List.of("a", "one two three", "x"), List.of("bcd", "four", "y")), 10, 7))
        .isEqualTo(
            """
              a    one two  x
                   three
              bcd  four     y
            """);
  }

  @Test
  void theLastColumnEndsAtTheHundredthCharacter() {
    String words = "word ".repeat(30).strip();
    assertThat(WrappedTable.of(List.of(List.of("name", words)), 10).lines())
        .containsExactly(
            "  name  " + "word ".repeat(18).strip(), "        " + "word ".repeat(12).strip());
  }

  @Test
  void aWordThatIsTooLongStaysWhole() {
    assertThat(WrappedTable.of(List.of(List.of("a longword b", "x")), 4))
        .isEqualTo("  a     x\n  longword\n  b\n");
  }

  @Test
  void emptyCellsAndNoRowsAreAllowed() {
    assertThat(WrappedTable.of(List.of(List.of("", "")), 4)).isEqualTo("\n");
    assertThat(WrappedTable.of(List.of(), 4)).isEmpty();
  }
}
