package farm.analysis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Survival analyses in pipelines. */
class SurvivalRunTest {

  @TempDir private Path folder;

  @BeforeEach
  void writeLives() throws IOException {
    Files.writeString(
        folder.resolve("lives.csv"),
        "kind,age,dead\nfox,4,1\nfox,2,0\nhare,1.5,1\nfox,,1\nhare,3,\nfox,4,0\nhare,1.5,1\n");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 10_000})
  void rowsWithoutTimeOrEventAreDroppedAndCounted(int chunkSize) throws IOException {
    CommandLineRun run =
        CommandLineRun.ofSteps(
            folder,
            "composite",
            """
            - {type: ReadFromCsv, name: lives, config: {path: FOLDER/lives.csv, chunk_size: %d}}
            - {type: SurvivalCurve, input: lives, config: {group_by: kind, time: age, event: dead}}
            - {type: WriteToCsv, name: curve, input: SurvivalCurve, config: {path: FOLDER/curve.csv}}
            """
                .formatted(chunkSize));
    run.assertDone();
    assertThat(run.err()).contains("; dropped 2 rows; 3 groups; wrote 3 rows to ");
    assertThat(folder.resolve("curve.csv"))
        .hasContent(
            """
            kind,time,at_risk,events,censored,survival,standard_error,low,high
            fox,2.0,3,0,1,1.0,0.0,,
            fox,4.0,2,1,1,0.5,0.3535533905932738,0.0059830876391457535,0.9104100848367374
            hare,1.5,2,2,0,0.0,,,
            """);
  }

  @Test
  void summariesDropNoTimes() throws IOException {
    CommandLineRun run =
        CommandLineRun.ofSteps(
            folder,
            "chain",
            """
            - {type: ReadFromCsv, config: {path: FOLDER/lives.csv}}
            - {type: Filter, config: {keep: age is not null and dead is not null}}
            - {type: SurvivalSummary, config: {group_by: kind, time: age, event: dead, until: 3}}
            - {type: WriteToCsv, config: {path: FOLDER/summary.csv}}
            """);
    run.assertDone();
    assertThat(run.err()).contains("; dropped 2 rows; 3 groups; wrote 2 rows to ");
    assertThat(folder.resolve("summary.csv"))
        .hasContent(
            """
            kind,n,events,median,median_low,median_high,until,restricted_mean,restricted_mean_standard_error
            fox,3,1,4.0,4.0,,3.0,3.0,0.0
            hare,2,2,1.5,,,3.0,1.5,0.0
            """);
  }
}
