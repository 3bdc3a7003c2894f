package farm.analysis.pipeline.spelling;

import farm.analysis.pipeline.yaml.Node.Mapping;
import farm.analysis.pipeline.yaml.Problems;
import farm.analysis.problem.NearestName;
import java.util.List;
import java.util.Map;

/**
 * The keys that a mapping of a pipeline file may have.
 *
 * @param owner the mapping in messages: "a step"
 */
public record KnownKeys(String owner, List<String> names) {

  /** The reason why a key or language that would run code isn't allowed. */
  public static final String NO_CODE = "no code can be run from a pipeline file";

  /** The keys of Beam YAML that have no meaning here, with the reason and what to do instead. */
  private static final Map<String, String> OF_BEAM =
      Map.of(
          "language",
          NO_CODE,
          "callable",
          NO_CODE,
          "providers",
          "a pipeline file can't add code, and './run.sh steps' lists the steps that there are",
          "windowing",
          "all inputs end, so there are no windows; to group by time, give Combine a column such as"
              + " bin(step_number, 100), made by MapToFields",
          "extra_transforms",
          "a chain has no branches; write a pipeline of type composite",
          "output_type",
          "types are found in the data; for another one, write an expression like cast(x as double)",
          "output",
          "a step has one output, which others read by the name of the step",
          "resource_hints",
          "JAVA_OPTS=-Xmx1g gives the program memory; leave the key out");

  /** The keys of a kind of mapping. */
  public static KnownKeys of(String owner, List<String> names) {
    return new KnownKeys(owner, List.copyOf(names));
  }

  /** Reports each key that isn't known. */
  public void check(Mapping mapping, Problems problems) {
    mapping
        .entries()
        .forEach(
            (key, entry) -> {
              if (!names.contains(key)) {
                problems.add(entry.keyPlace(), message(key));
              }
            });
  }

  private String message(String key) {
    String reason = OF_BEAM.get(key);
    return reason != null
        ? "Key '%s' isn't allowed: %s".formatted(key, reason)
        : "Key '%s' isn't known to %s%s"
            .formatted(key, owner, NearestName.choices(key, "known", names));
  }
}
