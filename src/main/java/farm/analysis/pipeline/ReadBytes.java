package farm.analysis.pipeline;

import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.Pipeline.PipelineVisitor;
import org.apache.beam.sdk.io.Read;
import org.apache.beam.sdk.runners.TransformHierarchy.Node;

/** Adds up the bytes of all reads of a pipeline; an input that is read twice counts twice. */
final class ReadBytes extends PipelineVisitor.Defaults {

  private final Pipeline pipeline;
  private long bytes;

  private ReadBytes(Pipeline pipeline) {
    this.pipeline = pipeline;
  }

  /** The approximate number of bytes that a pipeline reads. */
  static long of(Pipeline pipeline) {
    ReadBytes reads = new ReadBytes(pipeline);
    pipeline.traverseTopologically(reads);
    return reads.bytes;
  }

  @Override
  public CompositeBehavior enterCompositeTransform(Node node) {
    if (node.getTransform() instanceof Read.Bounded<?> read) {
      try {
        bytes += read.getSource().getEstimatedSizeBytes(pipeline.getOptions());
      } catch (Exception e) { // declared by Beam for any source
        throw new IllegalStateException("a source doesn't tell its size", e);
      }
    }
    return CompositeBehavior.ENTER_TRANSFORM;
  }
}
