package farm.analysis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import farm.analysis.load.ReadMeter.Reading;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressLineTest {

  private static final Reading HALF = new Reading(5_000_000, 450_000_000, 3, "runs/run_04.db");

  @Test
  void aLineInALogHasAllNumbers() {
    assertThat(new ProgressLine(900_000_000, 8, 0).of(HALF, Duration.ofSeconds(10)))
        .isEqualTo(
            "50 % of 900 MB, 5,000,000 rows, 500,000 rows/s, 45.0 MB/s, 3 of 8 inputs, 0:10 left,"
                + " runs/run_04.db");
  }

  @Test
  void aTerminalShowsABarAndIsNotOverrun() {
    ProgressLine wide = new ProgressLine(900_000_000, 8, 200);
    assertThat(wide.of(HALF, Duration.ofSeconds(10)))
        .isEqualTo(
            "██████████░░░░░░░░░░ 50 % of 900 MB, 5.0 M rows, 500 k rows/s, 45.0 MB/s,"
                + " 3 of 8 inputs, 0:10 left, run_04.db");
    ProgressLine narrow = new ProgressLine(900_000_000, 8, 60);
    assertThat(narrow.of(HALF, Duration.ofSeconds(10)))
        .isEqualTo("██████████░░░░░░░░░░ 50 % of 900 MB, 5.0 M rows, 500 k row…");
  }

  @Test
  void theTimeLeftIsToldOnceItIsMoreThanAGuess() {
    ProgressLine line = new ProgressLine(900_000_000, 1, 0);
    assertThat(line.of(new Reading(10, 9_000_000, 0, ""), Duration.ofSeconds(3)))
        .isEqualTo("1 % of 900 MB, 10 rows, 3 rows/s, 3.0 MB/s, 0:03");
    assertThat(line.of(new Reading(10, 18_000_000, 0, ""), Duration.ofSeconds(75)))
        .isEqualTo("2 % of 900 MB, 10 rows, 0 rows/s, 240 kB/s, 1:01:15 left");
  }

  @Test
  void anUnknownSizeHasNoShare() {
    assertThat(new ProgressLine(0, 1, 80).of(new Reading(7, 0, 0, "a"), Duration.ofSeconds(7)))
        .isEqualTo("7 rows, 1 rows/s, 0 B/s, 0:07, a");
  }

  @Test
  void aNameCantControlTheTerminal() {
    assertThat(new ProgressLine(0, 1, 80).of(new Reading(7, 0, 0, "a\033[2J"), Duration.ZERO))
        .endsWith(", a\\u001b[2J");
  }
}
