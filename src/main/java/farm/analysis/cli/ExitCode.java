package farm.analysis.cli;

import farm.analysis.pipeline.yaml.PipelineException;
import farm.analysis.problem.DataException;
import farm.analysis.problem.RequestException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Optional;

/** The exit code of a command, and the message of a failure. */
enum ExitCode {
  /** All done. */
  DONE(0),
  /** The command or the pipeline file is wrong, or an input or output can't be read or written. */
  WRONG_COMMAND(2),
  /** The data is wrong, or the heap is too small for it. */
  WRONG_DATA(3),
  /** A fault of the program. */
  FAULT(70);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }

  /**
   * Prints the message of the first cause that is meant for the user, below the exceptions that
   * Beam wraps around it. Any other failure is printed with its stack trace.
   */
  static ExitCode report(Throwable thrown, PrintWriter err) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      Optional<ExitCode> code = of(cause);
      if (code.isPresent()) {
        err.println(cause.getMessage());
        return code.get();
      }
      if (cause instanceof OutOfMemoryError) {
        err.println(
            "The heap of %d MB is too small for this pipeline's groups or chunks; give it more"
                    .formatted(Runtime.getRuntime().maxMemory() >> 20)
                + " with JAVA_OPTS=-Xmx1g, or ask for smaller chunks with chunk_size");
        return WRONG_DATA;
      }
    }
    err.println("This is a fault of farm-analysis; please report it with all lines below:");
    thrown.printStackTrace(err);
    return FAULT;
  }

  private static Optional<ExitCode> of(Throwable cause) {
    if (cause instanceof PipelineException || cause instanceof RequestException) {
      return Optional.of(WRONG_COMMAND);
    }
    if (cause instanceof DataException || cause instanceof UncheckedIOException) {
      return Optional.of(WRONG_DATA);
    }
    return Optional.empty();
  }
}
