package farm.analysis.aggregate.distribution;

import java.io.DataOutputStream;
import java.io.IOException;
import java.util.function.LongConsumer;

/** A set of 64-bit words that stand for values. */
public interface WordSet {

  /** Adds a word, unless the set has it. */
  void add(long word);

  /** The number of distinct words. */
  int size();

  /** Passes each word to {@code receiver} once. */
  void forEach(LongConsumer receiver);

  /** Writes the words. */
  void encode(DataOutputStream out) throws IOException;

  /** The approximate memory of the set, in bytes. */
  long byteSize();
}
