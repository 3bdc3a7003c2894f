package farm.analysis.storage;

import farm.analysis.problem.RequestException;
import java.util.List;
import org.apache.beam.sdk.io.FileSystem;
import org.apache.beam.sdk.io.FileSystemRegistrar;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.options.PipelineOptionsRegistrar;
import org.jspecify.annotations.Nullable;

/**
 * The maximum disk space for copies of remote files in one JVM: the option {@code --copyLimit}.
 *
 * <p>Beam passes a pipeline's options to every registrar of file systems, both where the pipeline
 * is made and where it runs. This registrar registers none, but keeps the options. The limit is
 * read only when a file is to be copied.
 */
public final class CopyLimit implements FileSystemRegistrar, PipelineOptionsRegistrar {

  /** The option, as part of a pipeline's options. */
  public interface Options extends PipelineOptions {

    /** The limit in MB. */
    @Description(
        "The maximum disk space, in MB, of the copies of remote databases and compressed files on"
            + " each machine.")
    @Default.Long(10_240)
    long getCopyLimit();

    /** Sets the limit in MB. */
    void setCopyLimit(long megabytes);
  }

  private static volatile @Nullable PipelineOptions current;

  /** Called by {@link java.util.ServiceLoader}. */
  public CopyLimit() {}

  @Override
  public Iterable<FileSystem<?>> fromOptions(PipelineOptions options) {
    current = options;
    return List.of();
  }

  @Override
  public Iterable<Class<? extends PipelineOptions>> getPipelineOptions() {
    return List.of(Options.class);
  }

  /**
   * The limit in bytes, from the options that this JVM received last.
   *
   * @throws RequestException if the limit is less than 1 MB
   */
  static long bytes() {
    PipelineOptions options = current == null ? PipelineOptionsFactory.create() : current;
    long megabytes = options.as(Options.class).getCopyLimit();
    if (megabytes < 1) {
      throw new RequestException(
          "Option '--copyLimit' should be at least 1 MB, was %d".formatted(megabytes));
    }
    return Math.multiplyExact(megabytes, 1L << 20);
  }
}
