package farm.analysis.write;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Schema;
import farm.analysis.operator.ChunkFlow;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PCollection;

/**
 * Writes all rows to one place: {@code chunks.apply(WriteFile.csv("out.csv"))}. The result is the
 * name of the place, once all rows are written. {@link Publish#together} makes several outputs
 * appear together.
 */
public abstract class Output extends PTransform<PCollection<Chunk>, PCollection<String>> {

  /** The metric that counts the rows written. */
  public static final String ROWS = "rowsWritten";

  /** For subclasses. */
  protected Output() {}

  /** Adds to the metric of rows written, in a running pipeline. */
  public static void countRows(long rows) {
    Metrics.counter(Output.class, ROWS).inc(rows);
  }

  /** The place as the user wrote it: the path of a file or database, or a table. */
  public abstract String path();

  /**
   * Returns true if writing would change the input with this name, see {@code ChunkSource.input}.
   */
  public abstract boolean changes(String input);

  /**
   * The file whose content is to be printed to standard output when the run has ended well, and
   * before {@link #discard}; empty for an output that appears by itself.
   */
  public Optional<Path> toPrint() {
    return Optional.empty();
  }

  /** Returns true if the rows of an output that the same run writes before this would be lost. */
  public abstract boolean overwrites(Output earlier);

  /**
   * Checks, before there are rows, that rows with these columns can be written. Changes nothing.
   *
   * @throws farm.analysis.problem.RequestException if they can't
   */
  public void check(Schema columns) {}

  /**
   * Writes the parts of this output, but doesn't publish it.
   *
   * @throws farm.analysis.problem.RequestException if rows with these columns can't be written
   *     there
   */
  public abstract Written write(ChunkFlow chunks);

  @Override
  public PCollection<String> expand(PCollection<Chunk> chunks) {
    return Publish.together(List.of(write(ChunkFlow.of(chunks))));
  }

  /**
   * Notes for the user on the things that are replaced, one sentence each; known once this is part
   * of a pipeline.
   */
  public List<String> notes() {
    return List.of();
  }

  /**
   * Marks the parts of this output as those of a run on this machine. If the program is killed, a
   * later run deletes them. Not for a cluster: its job may outlive the program that submitted it.
   */
  public void lock() {}

  /**
   * Deletes everything that a run has left beside its output, such as parts of a file or staging
   * tables. To be called when the run has ended or failed, or won't start. The pipeline's own steps
   * can't do this: a runner may still repeat them.
   */
  public abstract void discard();
}
