package farm.analysis.pipeline.step;

import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
import farm.analysis.jdbc.JdbcDatabase;
import farm.analysis.jdbc.JdbcPermissions;
import farm.analysis.join.Join;
import farm.analysis.learn.TwoPassStep;
import farm.analysis.load.DataLoader;
import farm.analysis.operator.FlowTransform;
import farm.analysis.problem.RequestException;
import farm.analysis.process.DataProcessor;
import farm.analysis.report.table.ColumnRole;
import farm.analysis.write.Output;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The config of a step: a record whose components are the options of the step. */
public sealed interface StepConfig {

  /**
   * The columns of its input that a step reads, so that others need not be loaded.
   *
   * @param used the columns of its result that later steps use; empty if they use all
   * @return the columns by name; empty for all
   */
  default Optional<Set<String>> reads(Optional<Set<String>> used) {
    return Optional.empty();
  }

  /**
   * The roles that the columns of its result have in a report, by name; a column without one is
   * only shown.
   *
   * @param input the roles of the columns of its first input
   * @param result the columns of its result
   */
  default Map<String, ColumnRole> roles(Map<String, ColumnRole> input, Schema result) {
    return input;
  }

  /** This, or a simpler step that does the same with these options. */
  default StepConfig simplest() {
    return this;
  }

  /** The database that this step connects to through JDBC, if it does. */
  default Optional<JdbcDatabase> database() {
    return Optional.empty();
  }

  /**
   * Checks that a pipeline file may name the database that this step connects to.
   *
   * @throws RequestException if the file may not name it
   */
  default void check(JdbcPermissions permissions) {}

  /** A step that begins a chain. */
  non-sealed interface Read extends StepConfig {

    /** The columns to read; null for all. */
    @Nullable List<String> columns();

    /** The types given for some columns; null for none. */
    @Nullable Map<String, ColumnType> schema();

    /** The rows of a chunk; null for chunks of about 256 kB. */
    @Nullable Integer chunkSize();

    /** The loader of the input, without the options that all reads share. */
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

  /** A step that turns a collection of chunks into another. */
  non-sealed interface Transform extends StepConfig {

    /**
     * The columns of the result for chunks with the columns {@code input}.
     *
     * @throws RequestException with the problems if it can't be applied
     */
    Schema result(Schema input);

    /** The transform to apply. */
    FlowTransform transform();

    /** Returns true if the result has all rows of the input, and thus may be as large. */
    default boolean keepsRows() {
      return false;
    }

    /** The rows or groups that the step keeps in memory, in words. */
    default String memory() {
      return "an entry for each group";
    }

    /**
     * The columns by which it works on one input of a read at a time, if the read can keep rows
     * with the same values in these columns together; empty if it always takes all rows.
     */
    default Optional<List<String>> keptTogether() {
      return Optional.empty();
    }
  }

  /**
   * A step whose result has a column for each of some values of a column. They must be known before
   * the run, because they are names of columns.
   */
  interface ColumnPerValue extends Transform {

    /** The largest number of values. */
    int MOST_VALUES = 1000;

    /** The column whose values must be read first; empty if they are known. */
    Optional<String> columnToRead();

    /** This step with these values, as text. */
    ColumnPerValue withValues(List<String> values);
  }

  /** A step that turns one chunk into one chunk; several in a row are applied as one. */
  non-sealed interface PerChunk extends StepConfig {

    /**
     * The processor.
     *
     * @throws RequestException when the processor is applied to a chunk with a schema that it can't
     *     process
     */
    DataProcessor processor();

    /** The columns that later steps use and those in {@code named}; empty for all. */
    static Optional<Set<String>> usedAnd(Collection<String> named, Optional<Set<String>> used) {
      return usedAnd(named, Set.of(), used);
    }

    /** The same, but without the columns in {@code made}, which the step makes itself. */
    static Optional<Set<String>> usedAnd(
        Collection<String> named, Collection<String> made, Optional<Set<String>> used) {
      return used.map(
          names -> {
            Set<String> both = new HashSet<>(names);
            made.forEach(both::remove);
            both.addAll(named);
            return both;
          });
    }
  }

  /**
   * A step that learns facts from all rows in a separate pass over the data. With them it turns one
   * chunk into one chunk.
   */
  non-sealed interface TwoPass extends StepConfig {

    /** The facts to learn, and the processor that uses them. */
    TwoPassStep twoPassStep();
  }

  /** A step of two passes that learns its facts from a second input. */
  interface TwoInputs extends TwoPass {

    /** The columns of the second input that are read; empty for all. */
    Optional<Set<String>> readsFacts();
  }

  /** A step that examines chunks and passes them on; no step needs to read them after it. */
  non-sealed interface Check extends StepConfig {

    /**
     * Checks that it can examine chunks with the columns {@code input}.
     *
     * @throws RequestException with the problems if it can't
     */
    default void check(Schema input) {}
  }

  /** A step that puts together the rows of several inputs with the same columns. */
  non-sealed interface Merge extends StepConfig {}

  /** A step that brings together several inputs, which have names. */
  non-sealed interface NamedInputs extends StepConfig {

    /**
     * The columns of one of its inputs that the step reads. Only columns that the input has are
     * meant.
     *
     * @param input the name of the input
     * @param used the columns of the result that later steps use; empty if they use all
     * @return the columns by name; empty for all
     */
    Optional<Set<String>> reads(String input, Optional<Set<String>> used);

    /**
     * The roles of the columns of the result.
     *
     * @param inputs the roles of the columns of each input, by the names of the inputs
     */
    Map<String, ColumnRole> rolesOf(Map<String, Map<String, ColumnRole>> inputs, Schema result);

    /** The join of the inputs. */
    Join join();
  }

  /** A step that ends a chain. */
  non-sealed interface Write extends StepConfig {

    /** The file or table to write. */
    Output write();

    /**
     * Checks the options against the columns of the input.
     *
     * @throws RequestException with the problems if they don't fit
     */
    default void check(Schema input) {}
  }
}
