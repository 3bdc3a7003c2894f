package farm.analysis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import farm.analysis.inspect.Inspector;
import farm.analysis.inspect.Profiler;
import farm.analysis.load.sqlite.NewDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.beam.sdk.options.PipelineOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectionTextTest {

  private static final Terminal WIDE = new Terminal(100, true);

  @TempDir private Path folder;

  private String text(Terminal terminal, List<String> paths, String... tables) {
    PipelineOptions options = BeamOptions.of(List.of("--targetParallelism=2"));
    try (ResultFolder results = ResultFolder.create()) {
      Profiler profiler =
          new Profiler(
              options,
              BeamOptions.sizes(options),
              pipeline -> Run.awaitDone(pipeline.run()),
              results.path());
      List<String> lines =
          InspectionText.of(Inspector.of(paths).inspect(List.of(tables), profiler), terminal);
      assertThat(lines).allMatch(line -> ShownText.width(line) <= terminal.columns());
      return String.join("\n", lines).replace(folder.toString(), "FOLDER") + "\n";
    }
  }

  @Test
  void anExperimentIsShownAsOne() {
    assertThat(text(WIDE, List.of("testdata/experiment"), "agents", "reproduction_events"))
        .isEqualTo(
            """
            testdata/experiment: 4 databases, 647 kB
            schema version (user_version) 0; journal mode WAL
            5 simulations: sim_xsjxq4eaas, sim_4okjx66r7o, 1, 2, sim_zsqwuhmzql
            4 of 6 parameters differ between simulations
              resources.initial_resources    6, 8
              resources.resource_regen_rate  0.20, 0.40
              seed                           1, 2, 3, 4
              simulation_steps               20, 45, 50, 60

            agents: 115 rows in 4 databases
              column              type    missing  min  max    mean  distribution     most frequent values
              simulation_id       text        0 %  sim_xsjxq4eaas (36), 1 (31), sim_4okjx66r7o (28), 2 (20)
              agent_id            text        0 %  115 different, each once: agent_0047f4a46c, agent_02af8ef9a5…
              birth_time          long        0 %    0   56   14.52  █▁▂▂▂▁▁▁▂▁▁▁ ▁▁  35 different: 0 (49), 18 …
              death_time          long       65 %   13   59   31.38  █ ▁▁▂▃▂▃▃▂▂▂     21 different: 13 (14), 34…
              agent_type          text        0 %  control (47), independent (38), system (30)
              position_x          double      0 %    0   99    52.1  ▄▃▄▆▆▃▅▄▂▄▄█▂    67 different: 94.0 (8), 2…
              position_y          double      0 %    1   99   50.63  ▅▅▅▂█▃▃▁▂▅▆▇▂    59 different: 2.0 (6), 83…
              initial_resources   double      0 %    3    5   4.148  ▆       █        5.0 (66), 3.0 (49)
              starting_health     double      0 %  100  100     100  █                100.0 (115)
              starvation_counter  long        0 %    0    0       0  █                0 (115)
              genome_id           text        0 %  10 different: control:1 (24), independent:0 (18), system:0 (…
              generation          long        0 %    0    3  0.7304  ██▂▁             1 (52), 0 (49), 2 (10), 3…
              action_weights      json        0 %  {} (64), {"attack": 0.07, "move": 0.26, "gather"… (18), {"at…
              indexes: idx_agents_agent_type (agent_type), key (agent_id)

            reproduction_events: 141 rows in 3 of 4 databases
              column                       type     missing  min    max   mean  distribution
              event_id                     long         0 %    1    102  42.79  ▇████▄▄▄▄▄▄▄▄
              simulation_id                text         0 %  sim_xsjxq4eaas (102), sim_4okjx66r7o (39)
              step_number                  long         0 %    0     59  28.66  ▆▇▇▄██▅▆█▆██ ▇▆
              parent_id                    text         0 %  52 different: agent_6cfdebfc79 (11), agent_937ccdc…
              offspring_id                 text        74 %  37 different, each once: agent_0047f4a46c, agent_0…
              success                      boolean      0 %  false (104), true (37)
              parent_resources_before      double       0 %    0  38.36  7.284  █▄▃▂▁▂▁  ▁
              parent_resources_after       double       0 %    0  38.36  5.972  █▆▃▁▁▁▁  ▁
              offspring_initial_resources  double      74 %    5      5      5  █                5.0 (37)
              failure_reason               text         0 %  insufficient_resources (97), "" (37), population_l…
              parent_generation            long         0 %    0      3  0.461  █▆▁▁
              offspring_generation         long        74 %    1      3  1.297  █▂▁
              parent_position_x            double       0 %    0     99  48.79  ▄▂▄▄▄▂█▃▄▂▃▄▂
              parent_position_y            double       0 %    1     99  49.37  ▆▇▃▃▅▃▂▃▃▄█▅▃
              timestamp                    text         0 %  53 different: 2025-10-28 03:45:48.167363 (6), 2025…

            Note: no parameters in 1 of 5 simulations
            Note: agents: column 'simulation_id' is text in testdata/experiment/run_01.db but long in
                testdata/experiment/run_03.db; it is read as text
            """);
  }

  @Test
  void theDocumentationShowsThis() throws IOException {
    assertThat(Files.readString(Path.of("docs/commands.md")))
        .contains(
            "$ ./run.sh inspect testdata/experiment --table agents\n"
                + text(WIDE, List.of("testdata/experiment"), "agents")
                + "```");
  }

  @Test
  void aNarrowTerminalWithoutUnicodeGetsLess() {
    assertThat(text(new Terminal(60, false), List.of("testdata/experiment/run_03.db"), "agents"))
        .isEqualTo(
            """
            testdata/experiment/run_03.db: 1 database, 176 kB
            schema version (user_version) 0; journal mode WAL
            2 simulations: 1, 2
            4 of 6 parameters differ between simulations
              resources.initial_resources    6, 8
              resources.resource_regen_rate  0.20, 0.40
              seed                           3, 4
              simulation_steps               20, 50

            agents: 51 rows
              column              type    missing  min  max    mean  ...
              simulation_id       long        0 %    1    2   1.392  @*
              agent_id            text        0 %  51 different, each...
              birth_time          long        0 %    0   47   13.39  ...
              death_time          long       75 %   13   47   23.92  ...
              agent_type          text        0 %  control (18), syst...
              position_x          double      0 %    0   97   56.16  ...
              position_y          double      0 %    1   97   54.02  ...
              initial_resources   double      0 %    3    5   4.137  ...
              starting_health     double      0 %  100  100     100  @
              starvation_counter  long        0 %    0    0       0  @
              genome_id           text        0 %  9 different: contr...
              generation          long        0 %    0    3  0.7059  ...
              action_weights      json        0 %  {"attack": 0.07, "...
              indexes: idx_agents_agent_type (agent_type), key
                  (agent_id)
            """);
  }

  @Test
  void filesAreShownByTheirColumns() throws IOException {
    Files.writeString(folder.resolve("a.csv"), "step,type,energy,alive\n1,,1.5,true\n2,a,,false\n");
    Files.writeString(folder.resolve("b.csv"), "step,type,energy,alive\n3,a,-1E9,true\n");
    Files.writeString(folder.resolve("c.jsonl"), "");
    Files.writeString(folder.resolve("d.txt"), "text");
    assertThat(text(WIDE, List.of(folder.toString())))
        .isEqualTo(
            """
            FOLDER: 3 files, 83 B

            FOLDER/a.csv and 1 other: 3 rows in 2 files
              column  type     missing   min  max  mean  distribution      most frequent values
              step    long         0 %     1    3     2  ███               3 different, each once: 1, 2, 3
              type    text        33 %  a (2)
              energy  double      33 %  -1E9  1.5  -5E8  █              █  2 different, each once: -1.0E9, 1.5
              alive   boolean      0 %  true (2), false (1)

            FOLDER/c.jsonl: 0 rows

            Note: FOLDER: 1 other file isn't shown
            """);
  }

  @Test
  void hostileNamesAndValuesAreHarmless() {
    String path =
        NewDatabase.at(
            folder,
            "a.db",
            "CREATE TABLE `t\u001b[2J` (`a\nb` TEXT, `\u202etxe` TEXT, `%s` INTEGER, `日本` TEXT)"
                .formatted("x".repeat(200)),
            "INSERT INTO `t\u001b[2J` VALUES ('\u001b]0;title\u0007', ' \t', 1, '日本語')",
            "CREATE INDEX `i\u001b[31m` ON `t\u001b[2J` (`a\nb`)",
            "CREATE VIEW `v\r` AS SELECT 1");
    assertThat(text(WIDE, List.of(path)))
        .isEqualTo(
            """
            FOLDER/a.db: 1 database, 12.3 kB
            schema version (user_version) 0; journal mode rollback
            views and virtual tables, read only with --table: v\\r

            t\\u001b[2J: 1 row
              column                            type  missing  min  max  mean  distribution
              a\\nb                              text      0 %  \\u001b]0;title\\u0007 (1)
              \\u202etxe                         text      0 %  " \\t" (1)
              xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…  long      0 %    1    1     1  █             1 (1)
              日本                              text      0 %  日本語 (1)
              indexes: i\\u001b[31m (a\\nb)
            """);
  }

  @Test
  void whatCannotBeReadIsSaid() throws IOException {
    Files.writeString(folder.resolve("a.csv"), "x\n" + "1\n".repeat(2000) + "one\n");
    assertThat(text(WIDE, List.of(folder.toString())).replaceAll("\n +", " "))
        .startsWith(
            """
            FOLDER: 1 file, 4.0 kB

            FOLDER/a.csv can't be read: FOLDER/a.csv:2002: column 'x' should be\
            """);
  }
}
