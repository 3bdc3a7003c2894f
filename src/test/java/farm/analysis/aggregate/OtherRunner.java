package farm.analysis.aggregate;

import org.apache.beam.runners.direct.DirectRunner;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.PipelineRunner;
import org.apache.beam.sdk.options.PipelineOptions;

/** A runner that pipelines don't know to be the DirectRunner. */
public final class OtherRunner extends PipelineRunner<PipelineResult> {

  private final DirectRunner runner;

  private OtherRunner(DirectRunner runner) {
    this.runner = runner;
  }

  /** How Beam makes the runner that options name. */
  public static OtherRunner fromOptions(PipelineOptions options) {
    return new OtherRunner(DirectRunner.fromOptions(options));
  }

  @Override
  public PipelineResult run(Pipeline pipeline) {
    return runner.run(pipeline);
  }
}
