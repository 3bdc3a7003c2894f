package farm.analysis.write;

import farm.analysis.chunk.Chunk;
import farm.analysis.operator.ChunkFlow;
import java.util.List;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PCollection;

/**
 * Writes all rows to one place. The result is the place's name, once all is written; {@link
 * Publish#together} lets several outputs appear together.
 */
public abstract class Output extends PTransform<PCollection<Chunk>, PCollection<String>> {

  /** The metric that counts the rows written. */
  public static final String ROWS = "rowsWritten";

  /** For the outputs there are. */
  protected Output() {}

  /** Counts rows written, in a running pipeline. */
  public static void countRows(long rows) {
    Metrics.counter(Output.class, ROWS).inc(rows);
  }

  /** The place as the user wrote it: a file's path, a table of a database. */
  public abstract String path();

  /** Whether this is, or would change, the input of that name: {@code ChunkSource.input}. */
  public abstract boolean changes(String input);

  /**
   * Writes the parts of this output, which is still to be published.
   *
   * @throws farm.analysis.problem.RequestException if these columns can't be written there
   */
  public abstract Written write(ChunkFlow chunks);

  @Override
  public PCollection<String> expand(PCollection<Chunk> chunks) {
    return Publish.together(List.of(write(ChunkFlow.of(chunks))));
  }

  /**
   * What a user should know of the rows or tables that are replaced, a sentence each; known once
   * this is part of a pipeline.
   */
  public List<String> notes() {
    return List.of();
  }

  /**
   * Marks the parts of this output as those of a run of this machine: if the program is killed, a
   * later run deletes them. Not for a cluster, whose job may outlive the program that submitted it.
   */
  public void lock() {}

  /**
   * Deletes what a run has left beside its output, such as parts of a file or the staging tables of
   * a database. To be called when the run has ended or failed, or when it won't take place: the
   * steps of the pipeline can't know that nothing will be repeated.
   */
  public abstract void discard();
}
