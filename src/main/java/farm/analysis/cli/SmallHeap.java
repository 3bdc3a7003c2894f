package farm.analysis.cli;

import farm.analysis.problem.DataException;
import java.util.stream.Stream;

/** The message of a run that ended because its heap was too small. */
final class SmallHeap {

  private static final long STEP_BYTES = 256L << 20;

  private SmallHeap() {}

  /** Returns true if the heap caused a failure. */
  static boolean caused(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .anyMatch(OutOfMemoryError.class::isInstance);
  }

  /**
   * The exception that names the setting to change, with an estimate: the heap divided by the
   * fraction of the input that was read, and at least doubled.
   *
   * @param heapBytes the maximum bytes of the heap
   * @param bytesRead the bytes of input read before the failure
   * @param inputBytes the bytes of all input; 0 if unknown
   */
  static DataException failure(long heapBytes, long bytesRead, long inputBytes, Throwable cause) {
    double read = inputBytes == 0 ? 1 : Math.max(0.01, (double) bytesRead / inputBytes);
    double needed = Math.max(2.0, 1 / read) * heapBytes;
    long megabytes = ((long) Math.ceil(needed / STEP_BYTES) * STEP_BYTES) >> 20;
    return new DataException(
        ("The heap of %,d MB is too small for this pipeline's groups or chunks, at %.0f %% of the"
                + " input; give it more with JAVA_OPTS=-Xmx%dm (an estimate), group by"
                + " fewer columns, or ask for smaller chunks with chunk_size")
            .formatted(heapBytes >> 20, 100 * Math.min(1, read), megabytes),
        cause);
  }
}
