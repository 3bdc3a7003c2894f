package farm.analysis.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNameTest {

  @ParameterizedTest
  @CsvSource({
    "chunk_sise, chunk_size", // another letter
    "ReadFromCvs, ReadFromCsv", // two letters swapped
    "pth, path", // a letter missing
    "tablle, table", // a letter too many
    "PATH, path", // case doesn't count
    "total_agnets, total_agents",
  })
  void findsTheNameBehindATypingError(String wrong, String meant) {
    List<String> known =
        List.of("path", "table", "chunk_size", "total_agents", "ReadFromJson", "ReadFromCsv");
    assertThat(NearestName.of(wrong, known)).contains(meant);
  }

  @Test
  void aNameTooFarAwayIsNoHelp() {
    assertThat(NearestName.of("colour", List.of("path", "table"))).isEmpty();
    assertThat(NearestName.of("x", List.of("y"))).isEmpty();
    assertThat(NearestName.of("", List.of("a", "ab"))).isEmpty();
    assertThat(NearestName.of("path", List.of())).isEmpty();
  }

  @Test
  void theBeginningOfOneNameMeansThisName() {
    List<String> known = List.of("difference", "rank", "last_value", "last_row");
    assertThat(NearestName.of("diff", known)).contains("difference");
    assertThat(NearestName.of("DIFF", known)).contains("difference");
    assertThat(NearestName.of("last", known)).isEmpty();
    assertThat(NearestName.of("di", known)).isEmpty();
  }

  @Test
  void amongEqualsTheAlphabeticallyFirstWins() {
    assertThat(NearestName.of("meen", List.of("meet", "mean", "seen"))).contains("mean");
    assertThat(NearestName.of("meen", List.of("seen", "mean", "meet"))).contains("mean");
  }

  @Test
  void hintEndsASentenceOrIsNothing() {
    assertThat(NearestName.hint("pth", List.of("path"))).isEqualTo("; did you mean 'path'?");
    assertThat(NearestName.hint("colour", List.of("path"))).isEmpty();
  }
}
