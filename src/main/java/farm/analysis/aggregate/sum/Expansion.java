package farm.analysis.aggregate.sum;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;

/**
 * A number as a sum of doubles that don't overlap, in increasing order of size. Any sum of doubles
 * can be held exactly, unless it overflows (Shewchuk, 1997, §2.4, Grow-Expansion).
 */
final class Expansion {

  private double[] parts = new double[2];
  private int size;

  void add(double value) {
    double carry = value;
    int kept = 0;
    for (int i = 0; i < size; i++) {
      double sum = carry + parts[i];
      double error = error(carry, parts[i], sum);
      if (error != 0) {
        parts[kept++] = error;
      }
      carry = sum;
    }
    if (carry != 0) {
      if (kept == parts.length) {
        parts = Arrays.copyOf(parts, 2 * kept);
      }
      parts[kept++] = carry;
    }
    size = kept;
  }

  /**
   * The exact rounding error of {@code sum}, the double nearest to {@code a + b}: Knuth's TwoSum.
   */
  static double error(double a, double b, double sum) {
    double rounded = sum - a;
    return (a - (sum - rounded)) + (b - rounded);
  }

  void merge(Expansion other) {
    for (int i = 0; i < other.size; i++) {
      add(other.parts[i]);
    }
  }

  /**
   * The double nearest to the number, ties to even.
   *
   * <p>Parts are added from the largest down, until one leaves an error. If the error is half a
   * unit in the last place, the sign of the next part decides (as in CPython's {@code math.fsum}).
   */
  double sum() {
    int next = size - 1;
    double sum = 0;
    double error = 0;
    while (next >= 0 && error == 0) {
      double part = parts[next--];
      double larger = sum;
      sum = larger + part;
      error = part - (sum - larger);
    }
    if (next >= 0 && (error < 0) == (parts[next] < 0) && error != 0) {
      double twice = 2 * error;
      double up = sum + twice;
      return up - sum == twice ? up : sum;
    }
    return sum;
  }

  Dyadic exactSum() {
    Dyadic sum = Dyadic.ZERO;
    for (int i = 0; i < size; i++) {
      sum = sum.plus(Dyadic.of(parts[i]));
    }
    return sum;
  }

  void encode(DataOutputStream out) throws IOException {
    out.writeShort(size);
    for (int i = 0; i < size; i++) {
      out.writeDouble(parts[i]);
    }
  }

  void decode(DataInputStream in) throws IOException {
    size = in.readUnsignedShort();
    parts = new double[Math.max(2, size)];
    for (int i = 0; i < size; i++) {
      parts[i] = in.readDouble();
    }
  }
}
