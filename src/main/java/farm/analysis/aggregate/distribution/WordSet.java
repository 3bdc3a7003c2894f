package farm.analysis.aggregate.distribution;

import java.io.DataOutputStream;
import java.io.IOException;
import java.util.function.LongConsumer;

/** Distinct 64-bit words that stand for values. */
public interface WordSet {

  /** Adds a word, unless it is here. */
  void add(long word);

  /** The number of distinct words. */
  int size();

  /** Gives each word once. */
  void forEach(LongConsumer receiver);

  /** Writes the words. */
  void encode(DataOutputStream out) throws IOException;

  /** About how many bytes of memory this takes. */
  long byteSize();
}
