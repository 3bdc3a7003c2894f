package farm.analysis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The options of Combine in pipeline files, and a Combine that reads another. */
class CombineOptionsTest {

  private static final String CSV =
      "type,energy\nprey,1\nprey,3\nbear,\nbear,4\nbear,5\nwolf,9\n,2\n";

  @TempDir private Path folder;

  @Test
  void havingKeepsTheGroupsForWhichItIsTrue() throws IOException {
    assertThat(combined(", having: n > 1 and mean >= 2"))
        .isEqualTo("type,n,mean\r\nbear,3,4.5\r\nprey,2,2.0\r\n");
  }

  @Test
  void rowsAreInTheOrderAskedForThenOfTheKeys() throws IOException {
    assertThat(combined(", order_by: [{column: n, descending: true}]"))
        .isEqualTo("type,n,mean\r\nbear,3,4.5\r\nprey,2,2.0\r\n,1,2.0\r\nwolf,1,9.0\r\n");
    assertThat(combined(", order_by: [mean, {column: n}]"))
        .isEqualTo("type,n,mean\r\n,1,2.0\r\nprey,2,2.0\r\nbear,3,4.5\r\nwolf,1,9.0\r\n");
    assertThat(combined(", order_by: {column: type, descending: true}"))
        .isEqualTo("type,n,mean\r\nwolf,1,9.0\r\nprey,2,2.0\r\nbear,3,4.5\r\n,1,2.0\r\n");
  }

  @Test
  void limitKeepsTheFirstRowsInThatOrder() throws IOException {
    assertThat(combined(", order_by: [{column: mean, descending: true}], limit: 1"))
        .isEqualTo("type,n,mean\r\nwolf,1,9.0\r\n");
    assertThat(combined(", having: n = 1, limit: 1")).isEqualTo("type,n,mean\r\n,1,2.0\r\n");
    assertThat(combined(", limit: 100").lines()).hasSize(5);
  }

  @Test
  void moreGroupsThanAllowedEndTheRun() throws IOException {
    CommandLineRun run = run(", max_groups: 3");
    assertThat(run.err())
        .isEqualTo(
            "there are more than 3 groups, the limit max_groups; group by fewer columns or by"
                + " coarser values\n");
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(combined(", max_groups: 4").lines()).hasSize(5);
  }

  @Test
  void functionsHaveOptions() throws IOException {
    assertThat(combined(", combine: {high: {value: energy, fn: {type: quantile, q: 1}}}, limit: 2"))
        .isEqualTo("type,high\r\n,2.0\r\nbear,5.0\r\n");
  }

  @Test
  void aSecondCombineReadsTheResultOfTheFirst() throws IOException {
    write();
    CommandLineRun run =
        CommandLineRun.ofSteps(
            folder,
            "chain",
            """
            - {type: ReadFromCsv, config: {path: FOLDER/in.csv, chunk_size: 2}}
            - {type: Combine, config: {group_by: [type], combine: {n: count, sum: {value: energy, fn: sum}}}}
            - {type: MapToFields, config: {fields: {n: n, each: sum / n}}}
            - {type: Combine, config: {group_by: [n], combine: {types: count, most: {value: each, fn: max}}}}
            - {type: WriteToCsv, config: {path: FOLDER/out.csv}}
            """);
    run.assertDone();
    assertThat(folder.resolve("out.csv")).hasContent("n,types,most\r\n1,2,9\r\n2,1,2\r\n3,1,3\r\n");
  }

  private String combined(String options) throws IOException {
    CommandLineRun run = run(options);
    run.assertDone();
    return Files.readString(folder.resolve("out.csv"));
  }

  private CommandLineRun run(String options) throws IOException {
    write();
    String combine =
        options.contains("combine:")
            ? ""
            : ", combine: {n: count, mean: {value: energy, fn: mean}}";
    return CommandLineRun.ofSteps(
        folder,
        "chain",
        """
        - {type: ReadFromCsv, config: {path: FOLDER/in.csv, chunk_size: 2}}
        - {type: Combine, config: {group_by: [type]%s%s}}
        - {type: WriteToCsv, config: {path: FOLDER/out.csv}}
        """
            .formatted(combine, options));
  }

  private void write() throws IOException {
    Files.writeString(folder.resolve("in.csv"), CSV);
  }
}
