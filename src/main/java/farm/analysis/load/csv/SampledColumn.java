package farm.analysis.load.csv;

import farm.analysis.chunk.ColumnType;
import java.util.Optional;

/**
 * The sampled values of one column of a file, in short.
 *
 * @param type the type that holds them all; empty if there are none
 * @param firstText for text, the first value that isn't a number like the others
 * @param hasNumbers true if some values are numbers
 */
record SampledColumn(Optional<ColumnType> type, Optional<FirstText> firstText, boolean hasNumbers) {

  /** A column without sampled values. */
  static final SampledColumn NONE = new SampledColumn(Optional.empty(), Optional.empty(), false);
}
