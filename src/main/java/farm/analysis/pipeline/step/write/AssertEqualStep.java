package farm.analysis.pipeline.step.write;

import farm.analysis.chunk.Schema;
import farm.analysis.pipeline.step.StepConfig;
import farm.analysis.problem.RequestException;
import farm.analysis.reference.Described;
import farm.analysis.reference.Option;
import farm.analysis.write.text.CheckRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Ends the run with an error unless the input has exactly these rows, in any order. */
@Described(
    value =
        "Ends the run with an error unless its input has exactly these rows, in any order. It"
            + " passes them on.",
    example =
        """
        - type: AssertEqual
          config:
            elements:
              - {step_number: 3, agents: 4.5}
        """)
public record AssertEqualStep(
    @Option(
            "the rows, each with its values by column; a column that a row leaves out is missing there")
        List<Map<String, String>> elements)
    implements StepConfig.Check {

  @Override
  public void check(Schema input) {
    List<RequestException> problems = new ArrayList<>();
    elements.stream()
        .flatMap(row -> row.keySet().stream())
        .distinct()
        .filter(column -> input.find(column).isEmpty())
        .forEach(c -> problems.add(new RequestException(c, input.unknownColumn(c))));
    RequestException.throwIfAny(problems);
    rows().check(input);
  }

  /** Returns a transform that compares rows with these. */
  public CheckRows rows() {
    return CheckRows.equal(elements);
  }
}
