package farm.analysis.cli;

import org.apache.beam.runners.direct.DirectRunner;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.runners.TransformHierarchy.Node;

/** A pipeline that runs on the DirectRunner with {@link LocalOptions}, which others don't take. */
final class LocalPipeline extends Pipeline {

  private LocalPipeline(PipelineOptions options) {
    super(options);
  }

  /** An empty pipeline with these options. */
  static Pipeline of(PipelineOptions options) {
    FileSystems.setDefaultPipelineOptions(options);
    return new LocalPipeline(options);
  }

  @Override
  public PipelineResult run(PipelineOptions options) {
    traverseTopologically(new Validation(options));
    return DirectRunner.fromOptions(options).run(this);
  }

  /** Has all transforms see whether they can do what they are to do. */
  private static final class Validation extends PipelineVisitor.Defaults {

    private final PipelineOptions options;

    private Validation(PipelineOptions options) {
      this.options = options;
    }

    @Override
    public CompositeBehavior enterCompositeTransform(Node node) {
      validate(node);
      return CompositeBehavior.ENTER_TRANSFORM;
    }

    @Override
    public void visitPrimitiveTransform(Node node) {
      validate(node);
    }

    private void validate(Node node) {
      if (node.getTransform() != null) {
        node.getTransform().validate(options, node.getInputs(), node.getOutputs());
      }
    }
  }
}
