package farm.analysis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartUpTest {

  @TempDir private Path folder;

  @Test
  void theTrainingRunOfTheClassArchiveSucceeds() {
    CommandLineRun run =
        CommandLineRun.of(
            "src/main/launch/training.yaml", "--set", "home=.", "--set", "out=" + folder);
    run.assertDone();
    assertThat(run.exitCode()).isZero();
  }
}
