package farm.analysis.cli;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import farm.analysis.pipeline.PipelinePlan;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.beam.runners.direct.DirectOptions;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.ParDo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgressTest {

  @TempDir private Path folder;

  private static final class FailFn extends DoFn<Integer, Integer> {
    @ProcessElement
    public void fail(@Element Integer element) {
      throw new IllegalStateException("no %d".formatted(element));
    }
  }

  @Test
  void aRunThatFailedIsNeverTakenForDone() {
    PipelinePlan plan =
        PipelinePlan.of(
            Path.of("pipelines/population.yaml"),
            Map.of("out", folder.toString()),
            () -> Pipeline.create(BeamOptions.of(List.of())));
    DirectOptions options = BeamOptions.of(List.of()).as(DirectOptions.class);
    Pipeline failing = Pipeline.create(options);
    failing.apply(Create.of(1)).apply(ParDo.of(new FailFn()));
    PipelineResult result = failing.run();
    while (!result.getState().isTerminal()) { // it forgets the exception when asked late
      Thread.onSpinWait();
    }
    Progress progress = new Progress(plan, new PrintWriter(new StringWriter()), System.nanoTime());
    assertThatThrownBy(() -> progress.follow(result))
        .hasMessage("the run ended as FAILED, not as DONE");
  }
}
