package farm.analysis.pipeline.starter;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The step that reads the data.
 *
 * @param type its type
 * @param options the values of its options as YAML, by name
 * @param sample the first rows
 * @param comments the data that it reads, and alternatives
 */
record ReadStep(String type, Map<String, String> options, Sample sample, List<String> comments) {

  /** This step with further comments. */
  ReadStep with(List<String> further) {
    return new ReadStep(
        type, options, sample, Stream.concat(comments.stream(), further.stream()).toList());
  }
}
