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
 * How much disk copies of remote files may take in one JVM: the option {@code --copyLimit}.
 *
 * <p>Beam hands a pipeline's options to those who register file systems wherever the pipeline is
 * made and wherever it runs. This one registers none, and is asked for the limit only when a file
 * is to be copied.
 */
public final class CopyLimit implements FileSystemRegistrar, PipelineOptionsRegistrar {

  /** The option, among those of a pipeline. */
  public interface Options extends PipelineOptions {

    /** The limit in MB. */
    @Description(
        "How many MB of disk the copies of remote databases and compressed files may take,"
            + " on each machine.")
    @Default.Long(10_240)
    long getCopyLimit();

    /** Sets the limit in MB. */
    void setCopyLimit(long megabytes);
  }

  private static volatile @Nullable PipelineOptions current;

  /** Made by {@link java.util.ServiceLoader}. */
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
   * The limit in bytes, as the options say that this JVM got last.
   *
   * @throws RequestException if it isn't positive
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
