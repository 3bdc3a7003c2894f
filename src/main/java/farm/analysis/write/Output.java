package farm.analysis.write;

import farm.analysis.stage.ChunkTransform;
import java.util.List;

/** Writes all rows to one place. The result is the place's name, once all is written. */
public abstract class Output extends ChunkTransform<String> {

  /** The metric that counts the rows written. */
  public static final String ROWS = "rowsWritten";

  /** For the outputs there are. */
  protected Output() {}

  /** What is written, as the user wrote it: a file's path, a table of a database. */
  public abstract String path();

  /** Whether this is, or would change, the input of that name: {@code ChunkSource.input}. */
  public abstract boolean changes(String input);

  /**
   * What a user should know of what is replaced, a sentence each; known once this is part of a
   * pipeline.
   */
  public List<String> notes() {
    return List.of();
  }

  /**
   * Deletes what a run has left beside its output, such as parts of a file or the staging tables of
   * a database: to be called when a run has ended or failed. Files also go when this JVM ends.
   */
  public abstract void discard();
}
