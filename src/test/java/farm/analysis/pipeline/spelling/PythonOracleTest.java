package farm.analysis.pipeline.spelling;

import static farm.analysis.chunk.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Rows;
import farm.analysis.chunk.Schema;
import farm.analysis.chunk.Schema.Field;
import farm.analysis.expression.Expression;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compares random expressions with Python itself, where it is installed. */
class PythonOracleTest {

  private static final int EXPRESSIONS = 1000;

  private static final Schema SCHEMA =
      Schema.of(
          new Field("a", ColumnType.LONG),
          new Field("b", ColumnType.LONG),
          new Field("x", ColumnType.DOUBLE),
          new Field("s", ColumnType.TEXT),
          new Field("end", ColumnType.TEXT));

  private static final List<List<@Nullable Object>> ROWS =
      List.of(
          row(1L, 2L, 0.5, "u", "v"),
          row(-3L, null, 1.0, "v", null),
          row(null, 0L, -2.25, null, "u"),
          row(2L, 2L, null, "it's", "it's"),
          row(0L, -1L, 1e3, "", "w"),
          row(null, null, null, null, null));

  /** Prints for each line the results for the rows, a line each: 1, 0, a number or an error. */
  private static final String PROGRAM =
      """
      import sys
      rows = eval(sys.stdin.readline())
      for line in sys.stdin:
          kind, text = line[0], line[1:-1]
          for row in rows:
              try:
                  value = eval(text, {}, dict(zip(['a', 'b', 'x', 's', 'end'], row)))
                  print(int(bool(value)) if kind == 'c' else value)
              except TypeError:
                  print('error')
      """;

  private final Random random = new Random(20);

  @Test
  void expressionsHaveTheValuesThatPythonGives(@TempDir Path folder) throws Exception {
    List<String> lines = new ArrayList<>();
    lines.add(pythonRows());
    for (int i = 0; i < EXPRESSIONS; i++) {
      lines.add(i % 2 == 0 ? "c" + condition(3) : "v" + number(3));
    }
    List<String> results = python(folder, lines);
    assertThat(results).hasSize(EXPRESSIONS * ROWS.size());
    Chunk chunk = Rows.chunk(SCHEMA, ROWS);
    for (int i = 0; i < EXPRESSIONS; i++) {
      boolean isCondition = lines.get(i + 1).startsWith("c");
      String python = lines.get(i + 1).substring(1);
      Expression sql = Expression.parse(PythonExpression.sql(python, isCondition));
      List<?> values =
          Rows.of((isCondition ? sql.bindCondition(SCHEMA) : sql.bind(SCHEMA)).evaluate(chunk));
      for (int row = 0; row < ROWS.size(); row++) {
        String expected = results.get(i * ROWS.size() + row);
        if (!expected.equals("error")) {
          assertThat(shown(values.get(row), isCondition))
              .as("%s as %s in row %d", python, sql, row)
              .isEqualTo(
                  isCondition || expected.equals("None")
                      ? expected.replace("None", "null")
                      : shown(Double.valueOf(expected), false));
        }
      }
    }
  }

  private static String shown(Object value, boolean isCondition) {
    return isCondition
        ? Boolean.TRUE.equals(value) ? "1" : "0"
        : String.valueOf(value == null ? null : ((Number) value).doubleValue() + 0.0);
  }

  private String condition(int depth) {
    if (depth > 0 && random.nextInt(3) > 0) {
      String joined =
          condition(depth - 1) + (random.nextBoolean() ? " and " : " or ") + condition(depth - 1);
      return random.nextBoolean() ? "(" + joined + ")" : joined;
    }
    String sign = any("==", "<", "<=", ">", ">=");
    return switch (random.nextInt(4)) {
      case 0 -> any("a", "b", "x", "s", "end") + any(" is None", " is not None");
      case 1 -> any("s", "end") + sign + any("'u'", "\"it's\"", "\"\"");
      case 2 -> "\"v\" " + sign + " " + any("s", "end");
      default -> number(2) + " " + sign + " (0 + " + number(1) + ")";
    };
  }

  private String number(int depth) {
    return depth > 0 && random.nextBoolean()
        ? "(%s %s %s)".formatted(number(depth - 1), any("+", "-", "*"), number(depth - 1))
        : any("a", "b", "x", "-a", "+x", "2", "0.25", "1e2", "7");
  }

  private String any(String... words) {
    return words[random.nextInt(words.length)];
  }

  private static String pythonRows() {
    StringBuilder rows = new StringBuilder("[");
    for (List<@Nullable Object> row : ROWS) {
      rows.append('(');
      for (Object value : row) {
        rows.append(value == null ? "None" : value instanceof String ? "\"" + value + "\"" : value)
            .append(',');
      }
      rows.append("),");
    }
    return rows.append(']').toString();
  }

  private static List<String> python(Path folder, List<String> lines) throws Exception {
    Path program = Files.writeString(folder.resolve("program.py"), PROGRAM);
    Path input = Files.write(folder.resolve("input"), lines);
    Process process;
    try {
      process =
          new ProcessBuilder("python3", program.toString()).redirectInput(input.toFile()).start();
    } catch (IOException e) {
      assumeTrue(false, "python3 isn't installed");
      throw e;
    }
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(err).isZero();
    return out.lines().toList();
  }
}
