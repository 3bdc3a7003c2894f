package farm.analysis.aggregate.distribution.distinct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextSetTest {

  private static final int TEXTS = 200_000;

  private static TextSet set(Iterable<Integer> numbers) {
    TextSet set = new TextSet();
    numbers.forEach(set::add);
    return set;
  }

  private static List<Integer> numbers(int size) {
    List<Integer> all = new ArrayList<>(IntStream.range(0, TEXTS).boxed().toList());
    Collections.shuffle(all, new Random(3));
    return new ArrayList<>(all.subList(0, size));
  }

  private static byte[] encode(TextSet set) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    set.encode(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static TextSet decode(int textCount, byte... bytes) throws IOException {
    return TextSet.decode(new DataInputStream(new ByteArrayInputStream(bytes)), textCount);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 31, 32, 33, 4_000, 20_000, 70_000, TEXTS})
  void equalSetsGiveEqualBytesWhateverTheirOrder(int size) throws IOException {
    List<Integer> numbers = numbers(size);
    TextSet one = set(numbers);
    Collections.sort(numbers);
    numbers.addAll(numbers);
    TextSet other = set(numbers);

    assertThat(one.size()).isEqualTo(size);
    assertThat(encode(other)).isEqualTo(encode(one));
    assertThat(encode(decode(TEXTS, encode(one)))).isEqualTo(encode(one));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 32, 33, 70_000})
  void eachNumberIsGivenOnce(int size) {
    List<Integer> numbers = numbers(size);
    List<Integer> given = new ArrayList<>();
    set(numbers).forEach(number -> given.add((int) number));

    Collections.sort(given);
    Collections.sort(numbers);
    assertThat(given).isEqualTo(numbers);
  }

  @Test
  void manyTextsTakeAFewBytesEachAndADenseDictionaryLess() {
    assertThat(set(numbers(10_000)).byteSize()).isLessThan(27_000);
    assertThat(set(IntStream.range(0, 10_000).boxed().toList()).byteSize()).isLessThan(8_500);
  }

  @Test
  void bytesOfNoSetOfTheseTextsAreRefused() {
    byte[] largest = {(byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff, 7};
    assertRefused(StreamCorruptedException.class, "text 3 of 3", 2, 1, 3);
    assertRefused(StreamCorruptedException.class, "text 0 of 3", 2, 1, 0);
    assertRefused(StreamCorruptedException.class, "-1 texts", 0xff, 0xff, 0xff, 0xff, 0xf);
    assertThatThrownBy(() -> decode(3, largest)).isInstanceOf(EOFException.class);
    byte[] farBeyond = Arrays.copyOf(largest, 10);
    System.arraycopy(largest, 0, farBeyond, 5, 5);
    assertThatThrownBy(() -> decode(3, farBeyond))
        .isInstanceOf(StreamCorruptedException.class)
        .hasMessage("text 2147483646 of 3");
  }

  private static void assertRefused(Class<?> type, String message, int... bytes) {
    byte[] hostile = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      hostile[i] = (byte) bytes[i];
    }
    assertThatThrownBy(() -> decode(3, hostile)).isInstanceOf(type).hasMessage(message);
  }
}
