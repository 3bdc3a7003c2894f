package farm.analysis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Runs of one pipeline file in one JVM: at the same time, and one after the other. */
class ManyRunsTest {

  private static final Path EXPECTED = Path.of("testdata/expected/population.csv");
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int RUNS = Integer.getInteger("many.runs", 60);

  @TempDir private Path folder;

  @Test
  void runsAtTheSameTimeAreRight() throws InterruptedException, ExecutionException, IOException {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    List<Future<CommandLineRun>> runs = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      Path out = folder.resolve("run" + i);
      runs.add(threads.submit(() -> population(out)));
    }
    for (int i = 0; i < runs.size(); i++) {
      runs.get(i).get().assertDone();
      assertThat(folder.resolve("run" + i + "/population.csv")).hasSameBinaryContentAs(EXPECTED);
    }
    threads.shutdown();
  }

  @Test
  @EnabledOnOs(OS.LINUX) // Linux lists the open files
  void manyRunsLeaveNoThreadAndNoFile() throws IOException {
    for (int i = 0; i < 5; i++) {
      population(folder);
    }
    int threads = ManagementFactory.getThreadMXBean().getThreadCount();
    long files = openFiles();
    for (int i = 0; i < RUNS; i++) {
      assertThat(population(folder).exitCode()).isZero();
    }
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (ManagementFactory.getThreadMXBean().getThreadCount() > threads + 3
        && System.nanoTime() < end) {
      Thread.onSpinWait(); // a runner's threads end a moment after its run
    }
    assertThat(ManagementFactory.getThreadMXBean().getThreadCount()).isLessThan(threads + 4);
    assertThat(openFiles()).isLessThan(files + 4);
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left)
          .containsExactlyInAnyOrder(
              folder.resolve("population.csv"), folder.resolve("population.html"));
    }
  }

  private static CommandLineRun population(Path out) {
    return CommandLineRun.of("pipelines/population.yaml", "--set", "out=" + out);
  }

  private static long openFiles() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
      return files.count();
    }
  }
}
