package farm.analysis.pipeline.step.write;

import farm.analysis.pipeline.step.Default;
import farm.analysis.pipeline.step.StepConfig;
import farm.analysis.reference.Described;
import farm.analysis.reference.Option;
import farm.analysis.write.text.LogRows;
import java.util.List;
import org.slf4j.event.Level;

/** Logs each row as JSON, in any order, and passes it on. */
@Described(
    value =
        "Prints each row as a line of JSON to standard error, in any order. It passes the rows on.",
    example =
        """
        - type: LogForTesting
          config: {prefix: "agents: "}
        """)
public record LogForTestingStep(
    @Option("the level of the lines: `ERROR`, `INFO`, or `DEBUG`, which isn't shown")
        @Default("INFO")
        String level,
    @Option(value = "a text before each row", otherwise = "none") @Default("") String prefix)
    implements StepConfig.Check {

  private static final List<String> LEVELS = List.of("ERROR", "INFO", "DEBUG");

  /** Checks the level. */
  public LogForTestingStep {
    if (!LEVELS.contains(level)) {
      throw new IllegalArgumentException(
          "'level' should be 'ERROR', 'INFO' or 'DEBUG', was '%s'".formatted(level));
    }
  }

  /** Returns a transform that logs rows as these options say. */
  public LogRows rows() {
    return LogRows.asJson().withLevel(Level.valueOf(level)).withPrefix(prefix);
  }
}
