package farm.analysis.pipeline.step;

import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
import farm.analysis.fit.Fit;
import farm.analysis.jdbc.JdbcPermissions;
import farm.analysis.load.DataLoader;
import farm.analysis.operator.FlowTransform;
import farm.analysis.problem.RequestException;
import farm.analysis.process.DataProcessor;
import farm.analysis.write.Output;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the config of a step makes: a record whose components are the options of the step. */
public sealed interface StepConfig {

  /**
   * Which columns of its input a step reads, so that no others need be loaded.
   *
   * @param used the columns of its result that later steps use; empty if they use all
   * @return the columns by name; empty for all
   */
  default Optional<Set<String>> reads(Optional<Set<String>> used) {
    return Optional.empty();
  }

  /** What is applied: this, or a simpler step that does the same with these options. */
  default StepConfig simplest() {
    return this;
  }

  /**
   * Checks that a pipeline file may name what this step connects to.
   *
   * @throws RequestException if it may not
   */
  default void check(JdbcPermissions permissions) {}

  /** A step that begins a chain. */
  non-sealed interface Read extends StepConfig {

    /** The columns to read; null for all. */
    @Nullable List<String> columns();

    /** Types given for some columns; null for none. */
    @Nullable Map<String, ColumnType> schema();

    /** The rows of a chunk; null for chunks of about 256 kB. */
    @Nullable Integer chunkSize();

    /** The loader of the input, with no option that all reads have. */
    DataLoader input();

    /** The loader with all options. */
    default DataLoader loader() {
      DataLoader loader = input();
      List<String> columns = columns();
      Map<String, ColumnType> schema = schema();
      Integer chunkSize = chunkSize();
      loader = columns == null ? loader : loader.withColumns(columns);
      loader = schema == null ? loader : loader.withSchema(schema);
      return chunkSize == null ? loader : loader.withChunkSize(chunkSize);
    }
  }

  /** A step that makes chunks of chunks. */
  non-sealed interface Transform extends StepConfig {

    /**
     * The columns of the result for chunks of these.
     *
     * @throws RequestException with all that is wrong, if it can't be applied
     */
    Schema result(Schema input);

    /** The transform to apply. */
    FlowTransform transform();
  }

  /** A step that makes one chunk of one chunk; several in a row are applied as one. */
  non-sealed interface PerChunk extends StepConfig {

    /**
     * The processor.
     *
     * @throws RequestException when it is applied to a chunk of a schema that it can't work on
     */
    DataProcessor processor();

    /** The columns that later steps use and those that the step itself names; empty for all. */
    static Optional<Set<String>> usedAnd(Collection<String> named, Optional<Set<String>> used) {
      return used.map(
          names -> {
            Set<String> both = new HashSet<>(names);
            both.addAll(named);
            return both;
          });
    }
  }

  /**
   * A step that learns facts from all rows in a pass of its own over the data, and with them makes
   * one chunk of one chunk.
   */
  non-sealed interface TwoPass extends StepConfig {

    /** What is learned, and what is done with it. */
    Fit fit();
  }

  /** A step of two passes that learns its facts from a second input. */
  interface TwoInputs extends TwoPass {

    /** Which columns of the second input are read; empty for all. */
    Optional<Set<String>> readsFacts();
  }

  /** A step that looks at chunks and hands them on; nothing needs to read them after it. */
  non-sealed interface Check extends StepConfig {

    /**
     * Checks that it can look at chunks of these columns.
     *
     * @throws RequestException with all that is wrong, if it can't
     */
    default void check(Schema input) {}
  }

  /** A step that puts the rows of several inputs, which have the same columns, together. */
  non-sealed interface Merge extends StepConfig {}

  /** A step that ends a chain. */
  non-sealed interface Write extends StepConfig {

    /** The file or table to write. */
    Output write();
  }
}
