package farm.analysis.pipeline.step.write;

import farm.analysis.pipeline.step.Default;
import farm.analysis.pipeline.step.StepConfig;
import farm.analysis.write.text.LogRows;
import java.util.List;
import org.slf4j.event.Level;

/**
 * Logs each row as JSON, in any order, and passes it on.
 *
 * @param level the level of the log lines: ERROR, INFO or DEBUG; by default, lines of level DEBUG
 *     aren't shown
 * @param prefix the text before each row
 */
public record LogForTestingStep(@Default("INFO") String level, @Default("") String prefix)
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
