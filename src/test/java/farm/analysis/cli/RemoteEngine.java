package farm.analysis.cli;

import org.apache.beam.sdk.options.PipelineOptions;

/** An engine on other machines, which runs jobs of one name. */
public final class RemoteEngine implements Engine {

  static final String JOB_NAME = "remote-engine";

  @Override
  public boolean runs(PipelineOptions options) {
    return options.getJobName().equals(JOB_NAME);
  }

  @Override
  public boolean isInThisJvm(PipelineOptions options) {
    return false;
  }
}
