package farm.analysis.aggregate.sum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;

import farm.analysis.aggregate.function.DoubleGenerator;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.quicktheories.core.Gen;

class ExpansionTest {

  @Test
  void ofNothingIsZero() {
    assertThat(new Expansion().sum()).isZero();
    assertThat(new Expansion().exactSum().signum()).isZero();
  }

  @Test
  void holdsValuesOfVeryDifferentSize() {
    Expansion expansion = expansion(List.of(1e300, 1.0, 1e-300));

    assertThat(expansion.sum()).isEqualTo(1e300);
    assertThat(DyadicTest.exact(expansion.exactSum()))
        .isEqualByComparingTo(
            new BigDecimal(1e300).add(BigDecimal.ONE).add(new BigDecimal(1e-300)));
  }

  @Test
  void whatCancelsIsGone() {
    assertThat(expansion(List.of(1e300, 1.0, 1e-300, -1e300, -1.0)).sum()).isEqualTo(1e-300);
    assertThat(expansion(List.of(1e300, 1.0, -1e300, -1.0)).sum()).isZero();
  }

  @Test
  void isExactAndRoundsToTheNearest() {
    qt().withFixedSeed(8)
        .withExamples(5_000)
        .forAll(small())
        .checkAssert(
            values -> {
              Expansion expansion = expansion(values);
              BigDecimal exact = DoubleGenerator.exactSum(values);
              assertThat(DyadicTest.exact(expansion.exactSum())).isEqualByComparingTo(exact);
              assertThat(expansion.sum()).isEqualTo(exact.doubleValue());
            });
  }

  @Test
  void mergeIsTheSumAndLeavesItsArgumentAlone() {
    qt().withFixedSeed(9)
        .withExamples(2_000)
        .forAll(small(), small())
        .checkAssert(
            (values, others) -> {
              Expansion expansion = expansion(values);
              Expansion other = expansion(others);
              byte[] before = encoded(other);
              expansion.merge(other);
              assertThat(DyadicTest.exact(expansion.exactSum()))
                  .isEqualByComparingTo(
                      DoubleGenerator.exactSum(values).add(DoubleGenerator.exactSum(others)));
              assertThat(encoded(other)).isEqualTo(before);
            });
  }

  @Test
  void survivesTheRoundTrip() {
    qt().withFixedSeed(10)
        .withExamples(2_000)
        .forAll(small())
        .checkAssert(
            values ->
                assertThat(DyadicTest.exact(decoded(encoded(expansion(values))).exactSum()))
                    .isEqualByComparingTo(DoubleGenerator.exactSum(values)));
  }

  @Test
  void hundredsOfPartsSurviveTheRoundTrip() {
    for (int seed = 0; seed < 20; seed++) {
      List<Double> values = DoubleGenerator.ofEverySize(seed);
      byte[] bytes = encoded(expansion(values));

      assertThat(bytes).hasSizeGreaterThan(256 * 8);
      assertThat(encoded(decoded(bytes))).isEqualTo(bytes);
      assertThat(DyadicTest.exact(decoded(bytes).exactSum()))
          .isEqualByComparingTo(DoubleGenerator.exactSum(values));
    }
  }

  /** Values whose sum doesn't overflow in any order; an expansion isn't made for others. */
  private static Gen<List<Double>> small() {
    return DoubleGenerator.finite()
        .map(values -> values.stream().filter(value -> Math.abs(value) < 0x1p960).toList());
  }

  private static Expansion expansion(List<Double> values) {
    Expansion expansion = new Expansion();
    values.forEach(expansion::add);
    return expansion;
  }

  private static byte[] encoded(Expansion expansion) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      expansion.encode(new DataOutputStream(bytes));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return bytes.toByteArray();
  }

  private static Expansion decoded(byte[] bytes) {
    Expansion expansion = new Expansion();
    try {
      expansion.decode(new DataInputStream(new ByteArrayInputStream(bytes)));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return expansion;
  }
}
