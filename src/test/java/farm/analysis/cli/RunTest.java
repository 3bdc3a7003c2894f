package farm.analysis.cli;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.ParDo;
import org.junit.jupiter.api.Test;

class RunTest {

  private static final class FailFn extends DoFn<Integer, Integer> {
    @ProcessElement
    public void fail(@Element Integer element) {
      throw new IllegalStateException("no %d".formatted(element));
    }
  }

  @Test
  void aRunThatFailedIsNeverTakenForDone() {
    Pipeline failing = Pipeline.create(BeamOptions.of(List.of()));
    failing.apply(Create.of(1)).apply(ParDo.of(new FailFn()));
    PipelineResult result = failing.run();
    while (!result.getState().isTerminal()) { // a finished run no longer throws its exception
      Thread.onSpinWait();
    }
    assertThatThrownBy(() -> Run.awaitDone(result))
        .hasMessage("the run should end as DONE, ended as FAILED");
  }
}
