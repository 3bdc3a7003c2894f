package farm.analysis.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs delete part folders that killed runs have left, and no others. */
@Timeout(120)
class PartLockTest {

  @TempDir private Path folder;

  @Test
  void partsOfAKilledRunAreDeletedByTheNextAndThoseOfALivingRunStay() throws Exception {
    Process run = startRun();
    Path parts = Path.of(lineOf(run));
    OutputFile meanwhile = output("meanwhile.csv");
    write(meanwhile);
    assertThat(parts.resolve("part")).hasContent("x");
    run.destroyForcibly().waitFor();
    write(output("next.csv"));
    assertThat(parts).doesNotExist();
    assertThat(Path.of(meanwhile.parts(), "part")).hasContent("x");
  }

  @Test
  void runsOfOneJvmDoNotDisturbEachOtherNorTellOthersThatTheyAreDead() throws Exception {
    OutputFile one = output("one.csv");
    write(one);
    write(output("other.csv"));
    assertThat(Path.of(one.parts(), "part")).hasContent("x");
    Process run = startRun();
    lineOf(run);
    run.destroyForcibly().waitFor();
    assertThat(Path.of(one.parts(), "part")).hasContent("x");
  }

  @Test
  void onlyFoldersWithAFreeLockOfThisMachineAreDeleted() throws IOException {
    Path unlocked = left("a.csv", null);
    Path ofAnotherMachine = left("b.csv", "another machine\n");
    Path notOfARun = Files.createDirectory(folder.resolve(".my.parts"));
    Files.writeString(notOfARun.resolve(".lock"), machine());
    Path dead = left("c.csv", machine());
    write(output("next.csv"));
    assertThat(unlocked.resolve("part")).hasContent("x");
    assertThat(ofAnotherMachine.resolve("part")).hasContent("x");
    assertThat(notOfARun.resolve(".lock")).exists();
    assertThat(dead).doesNotExist();
  }

  private OutputFile output(String name) {
    return OutputFile.at(folder.resolve(name).toString());
  }

  private static void write(OutputFile output) throws IOException {
    output.makeFolder();
    output.lock();
    try (WritableByteChannel part = output.create("part")) {
      part.write(ByteBuffer.wrap(new byte[] {'x'}));
    }
  }

  private Path left(String name, String lock) throws IOException {
    Path parts = folder.resolve(".%s.00000000-0000-0000-0000-000000000000.parts".formatted(name));
    Files.writeString(Files.createDirectory(parts).resolve("part"), "x");
    if (lock != null) {
      Files.writeString(parts.resolve(".lock"), lock);
    }
    return parts;
  }

  private static String machine() throws IOException {
    Path name = Path.of("/proc/sys/kernel/hostname");
    return Files.exists(name) ? Files.readString(name) : "";
  }

  private Process startRun() throws IOException {
    return new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                RunThatIsKilled.class.getName(),
                folder.resolve("killed.csv").toString()))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static String lineOf(Process run) throws IOException {
    try (BufferedReader out = run.inputReader(StandardCharsets.UTF_8)) {
      return out.readLine();
    }
  }

  /** Writes a part, prints its folder, and waits. */
  static final class RunThatIsKilled {

    private RunThatIsKilled() {}

    public static void main(String[] arguments) throws IOException {
      OutputFile output = OutputFile.at(arguments[0]);
      write(output);
      System.out.println(output.parts());
      int unused = System.in.read();
    }
  }
}
