package farm.analysis.testdata;

import static farm.analysis.testdata.FarmSchema.COUNT_COLUMNS;
import static farm.analysis.testdata.FarmSchema.JSON_COUNTS;
import static farm.analysis.testdata.FarmSchema.LEARNING;
import static farm.analysis.testdata.FarmSchema.OLD;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes {@code testdata/}: an experiment of four small databases, a second one of three runs in
 * one database, and the results expected of them.
 */
public final class GenerateTestdata {
  private GenerateTestdata() {}

  /**
   * Writes into the folder {@code args[0]}; the same bytes every time.
   *
   * @throws IllegalArgumentException if there isn't exactly one argument
   */
  public static void main(String[] args) throws Exception {
    if (args.length != 1) {
      throw new IllegalArgumentException(
          "GenerateTestdata: takes one argument, the target folder; got " + args.length);
    }
    write(Path.of(args[0]));
  }

  /** Replaces the databases and {@code expected/*.csv} under {@code folder}. */
  static void write(Path folder) throws Exception {
    Path experiment = Files.createDirectories(folder.resolve("experiment"));
    Path drought = Files.createDirectories(folder.resolve("drought"));
    Path expected = Files.createDirectories(folder.resolve("expected"));
    List<Path> runs =
        List.of(
            database(experiment, "run_01.db", COUNT_COLUMNS, FarmSettings.plenty(1, 60)),
            database(experiment, "run_02.db", COUNT_COLUMNS, FarmSettings.scarce(2, 45)),
            database(
                experiment,
                "run_03.db",
                JSON_COUNTS,
                FarmSettings.plenty(3, 50).withIds("1", "baseline").withControlAgentsFrom(12),
                FarmSettings.scarce(4, 20).withIds("2", "drought")),
            database(experiment, "run_04.db", OLD, FarmSettings.scarce(5, 0)));
    Path dry =
        database(
            drought,
            "runs.db",
            LEARNING,
            FarmSettings.dry(6, 30),
            FarmSettings.barren(7, 40),
            FarmSettings.barren(8, 40));
    ExpectedResults.write(runs, dry, expected);
  }

  private static Path database(
      Path folder, String name, FarmSchema schema, FarmSettings... simulations) throws Exception {
    FarmRecorder recorder = new FarmRecorder(schema);
    for (FarmSettings settings : simulations) {
      new Farm(settings, recorder).run();
    }
    Path file = folder.resolve(name);
    FarmDatabase.write(file, schema, recorder.rows());
    return file;
  }
}
