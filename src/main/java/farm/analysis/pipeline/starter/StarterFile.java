package farm.analysis.pipeline.starter;

import static java.util.stream.Collectors.joining;

import farm.analysis.expression.Expression;
import farm.analysis.problem.RequestException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The text of a first pipeline file. */
final class StarterFile {

  private static final String FORM =
      """
      # A first pipeline for %s.
      #
      # Save it as a file, such as first.yaml, change it as you like, and run it:
      #
      #   ./run.sh first.yaml
      #
      # './run.sh steps' lists all steps, and './run.sh steps Combine' describes one.
      pipeline:
        type: chain # one step after the other: a read, changes, a write
        transforms:
      %s
      %s%s
      %s\
      """;

  private static final String RESULTS = "results";

  private static final String CSV =
      "Writes the result; '--set out=FOLDER' names another folder. WriteToJson and WriteToSqlite"
          + " write other formats.";

  private static final String JSON =
      "Writes the result, not as CSV because the next run would read it with the other files;"
          + " '--set out=FOLDER' names another folder.";

  private StarterFile() {}

  /**
   * The file that reads the data by this step.
   *
   * @param data the path of the data
   */
  static String of(String data, ReadStep read) {
    Roles roles = Roles.of(read.sample());
    return FORM.formatted(
        YamlText.of(data),
        read(read),
        filter(roles),
        StarterCombine.of(roles),
        write(data, read, roles));
  }

  private static String read(ReadStep read) {
    String columns =
        CommentText.names(read.sample().columns().stream().map(ColumnSample::name).toList());
    return Stream.concat(read.comments().stream(), Stream.of("Columns: %s.".formatted(columns)))
            .map(comment -> CommentText.of(4, comment))
            .collect(joining())
        + "    - type: %s\n      config:\n".formatted(read.type())
        + read.options().entrySet().stream()
            .map(option -> "        %s: %s\n".formatted(option.getKey(), option.getValue()))
            .collect(joining());
  }

  /** A filter in comments, or nothing if there is no column for it. */
  private static String filter(Roles roles) {
    Optional<ColumnSample> column =
        Stream.concat(roles.values().stream(), roles.keys().stream()).findFirst();
    return column
        .map(of -> inExpression(of.name()) + (of.type().isNumeric() ? " > 0" : " is not null"))
        .map(
            condition ->
                """
                    # To keep only some rows, remove the first # of the next two lines:
                    # - type: Filter
                    #   config: {keep: %s}

                """
                    .formatted(YamlText.quoted(condition)))
        .orElse("");
  }

  /** The column's name in an expression, in quotes if it needs them. */
  private static String inExpression(String name) {
    return isNameOfColumn(name) ? name : '"' + name.replace("\"", "\"\"") + '"';
  }

  private static boolean isNameOfColumn(String name) {
    try {
      return Expression.parse(name).columns().equals(Set.of(name));
    } catch (RequestException e) {
      return false; // a keyword or an operator
    }
  }

  private static String write(String data, ReadStep read, Roles roles) {
    boolean isCsv = !readsBack(data, read);
    String name =
        roles
            .key()
            .map(key -> "%s_by_%s".formatted(baseName(data), inFileName(key.name())))
            .orElse(baseName(data) + "_summary");
    return CommentText.of(4, isCsv ? CSV : JSON)
        + """
            - type: %s
              config:
                path: "{{ out | default('%s') }}/%s"
        """
            .formatted(
                isCsv ? "WriteToCsv" : "WriteToJson", RESULTS, name + (isCsv ? ".csv" : ".jsonl"));
  }

  /** Returns true if the next run would read a CSV file that this one writes. */
  private static boolean readsBack(String data, ReadStep read) {
    Path folder = Path.of(data).toAbsolutePath().normalize();
    Path results = Path.of(RESULTS).toAbsolutePath();
    boolean readsBelow = read.options().getOrDefault("path", "").contains("/**/");
    return read.type().equals("ReadFromCsv")
        && (readsBelow ? results.startsWith(folder) : results.equals(folder));
  }

  private static String baseName(String path) {
    Path name = Path.of(path).toAbsolutePath().normalize().getFileName();
    return inFileName(name == null ? "data" : name.toString().replaceFirst("(?s)(?<=.)\\..*", ""));
  }

  private static String inFileName(String name) {
    return name.replaceAll("[^\\p{L}\\p{N}]+", "_");
  }
}
