package farm.analysis.aggregate.distribution.distinct;

import com.dynatrace.hash4j.distinctcount.UltraLogLog;
import com.dynatrace.hash4j.hashing.Hasher64;
import com.dynatrace.hash4j.hashing.Hashing;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;

/**
 * Estimates the number of distinct values from the patterns in their hashes: an UltraLogLog (Ertl,
 * PVLDB 17(7), 2024) of 2¹⁴ registers.
 *
 * <p>A register only grows, and its content depends on the set of values alone. So neither order
 * nor repetition matters. The maximum-likelihood estimate has a relative standard error of at most
 * 0.761/√2¹⁴ = 0.6 %: 95 of 100 estimates are within 1.2 %. The error is smaller below about
 * 100,000 values.
 */
final class DistinctSketch {

  static final String ERROR = "relative standard error 0.6 %";

  private static final int PRECISION = 14;
  private static final Hasher64 HASHER = Hashing.komihash5_0();

  private final UltraLogLog registers;

  /** Creates an empty sketch. */
  DistinctSketch() {
    this(UltraLogLog.create(PRECISION));
  }

  private DistinctSketch(UltraLogLog registers) {
    this.registers = registers;
  }

  void add(long word) {
    registers.add(HASHER.hashLongLongToLong(word, 0));
  }

  void add(String text) {
    registers.add(HASHER.hashCharsToLong(text));
  }

  /** Adds all values of another sketch. */
  void merge(DistinctSketch other) {
    registers.add(other.registers);
  }

  double estimate() {
    return registers.getDistinctCountEstimate(UltraLogLog.MAXIMUM_LIKELIHOOD_ESTIMATOR);
  }

  void encode(DataOutputStream out) throws IOException {
    out.write(registers.getState());
  }

  static DistinctSketch decode(DataInputStream in) throws IOException {
    byte[] state = in.readNBytes(1 << PRECISION);
    if (state.length < 1 << PRECISION) {
      throw new EOFException("%d bytes left; should be %d".formatted(state.length, 1 << PRECISION));
    }
    return new DistinctSketch(UltraLogLog.wrap(state));
  }

  /** The approximate memory of the sketch, in bytes. */
  long byteSize() {
    return 48 + (1L << PRECISION);
  }
}
