package farm.analysis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import farm.analysis.chunk.ColumnType;
import farm.analysis.inspect.Inspection;
import farm.analysis.inspect.Inspection.Experiment;
import farm.analysis.inspect.Inspection.Parameter;
import farm.analysis.inspect.Inspection.Simulations;
import farm.analysis.inspect.TableProfile;
import farm.analysis.inspect.TableProfile.IndexProfile;
import farm.analysis.inspect.column.Bin;
import farm.analysis.inspect.column.ColumnProfile;
import farm.analysis.inspect.column.ValueCount;
import farm.analysis.report.Report;
import farm.analysis.report.Section;
import farm.analysis.report.chart.Histogram;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InspectionReportTest {

  private static final ColumnProfile STEP =
      new ColumnProfile(
          "step",
          ColumnType.DOUBLE,
          1,
          2L,
          List.of(new ValueCount("0.5", 2), new ValueCount("1.0E308", 1)),
          0.5,
          1e308,
          3.3e307,
          List.of(new Bin(0, 0x1p1023, 2), new Bin(0x1p1023, Double.POSITIVE_INFINITY, 1)));

  private static final ColumnProfile TYPE =
      new ColumnProfile("type", ColumnType.TEXT, 0, null, List.of(), null, null, null, List.of());

  private static Report report(Optional<Experiment> experiment, TableProfile... tables) {
    Inspection inspection =
        new Inspection(
            List.of("runs"),
            0,
            2_000,
            experiment,
            List.of(tables),
            List.of("2 other files aren't shown"),
            List.of("b.db: cut short"));
    return InspectionReport.of(inspection, Duration.ofSeconds(2), "farm-analysis 1");
  }

  private static List<List<Object>> rows(Section section) {
    List<List<Object>> rows = new ArrayList<>();
    for (int row = 0; row < section.table().rows().rowCount(); row++) {
      List<Object> cells = new ArrayList<>();
      for (int c = 0; c < section.table().schema().size(); c++) {
        cells.add(section.table().rows().value(row, c));
      }
      rows.add(cells);
    }
    return rows;
  }

  @Test
  void eachTableHasItsColumnsAndTheirDistributions() {
    Experiment experiment =
        new Experiment(
            2,
            Map.of(0L, 2),
            Map.of("WAL", 2),
            List.of(),
            Optional.of(
                new Simulations(
                    2,
                    List.of("a", "b"),
                    3,
                    List.of(new Parameter("seed", List.of("1", "2"), 0)),
                    List.of("odd"))));
    Report report =
        report(
            Optional.of(experiment),
            new TableProfile(
                "steps",
                false,
                2,
                4,
                List.of(STEP, TYPE),
                List.of(new IndexProfile("i", List.of("step"), 1)),
                List.of("a note"),
                ""));
    assertThat(report.head().title()).isEqualTo("runs: 2 databases, 2.0 kB");
    assertThat(report.head().rowsRead()).isEqualTo(4);
    assertThat(report.sections().stream().map(Section::title))
        .containsExactly("Simulations", "steps", "Distributions of steps");
    Section simulations = report.sections().get(0);
    assertThat(simulations.note())
        .isEqualTo(
            "schema version (user_version) 0; journal mode WAL; 2 simulations: a, b;"
                + " 1 of 3 parameters differ between simulations; odd;"
                + " 2 other files aren't shown; b.db: cut short");
    assertThat(rows(simulations)).containsExactly(List.of("seed", "1, 2"));
    Section steps = report.sections().get(1);
    assertThat(steps.note())
        .isEqualTo("4 rows in 2 databases; indexes: i (step) in 1 database; a note");
    assertThat(rows(steps))
        .containsExactly(
            List.of("step", "double", "25 %", "0.5", "1E308", "3.3E307", "0.5 (2), 1.0E308 (1)"),
            List.of("type", "text", "0 %", "", "", "", "many different"));
    Section distributions = report.sections().get(2);
    assertThat(rows(distributions))
        .containsExactly(
            List.of(
                "step",
                ("[{'lower':0.0,'upper':8.98846567431158E307,'count':2},"
                        + "{'lower':8.98846567431158E307,'upper':'Infinity','count':1}]")
                    .replace('\'', '"')));
    assertThat(distributions.charts())
        .containsExactly(new Histogram("distribution", List.of("column")));
  }

  @Test
  void withoutDatabasesTheFirstTableHasTheNotes() {
    TableProfile bad =
        new TableProfile("a.csv", true, 1, 0, List.of(), List.of(), List.of(), "bad");
    Report report = report(Optional.empty(), bad);
    assertThat(report.sections()).hasSize(1);
    assertThat(report.sections().get(0).note())
        .isEqualTo("can't be read: bad; 2 other files aren't shown; b.db: cut short");
  }
}
