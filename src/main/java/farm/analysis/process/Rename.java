package farm.analysis.process;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Schema;
import farm.analysis.problem.RequestException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Renames columns: {@code Rename.columns(Map.of("step_number", "step"))}. All are renamed at once,
 * so two columns can swap their names. The order of the columns stays.
 */
public final class Rename implements DataProcessor {

  private final Map<String, String> newNames;

  private Rename(Map<String, String> newNames) {
    this.newNames = Collections.unmodifiableMap(new LinkedHashMap<>(newNames));
  }

  /** Renames each column that is a key of the map to its value. */
  public static Rename columns(Map<String, String> newNames) {
    return new Rename(newNames);
  }

  /**
   * The same rows under the new names.
   *
   * @throws RequestException for each unknown column, and for each name that two columns would have
   */
  @Override
  public Chunk process(Chunk chunk) {
    RequestException.throwIfAny(problems(chunk.schema()));
    return chunk.rename(newNames);
  }

  private List<RequestException> problems(Schema schema) {
    List<RequestException> problems = new ArrayList<>();
    newNames.keySet().stream()
        .filter(name -> schema.find(name).isEmpty())
        .map(name -> new RequestException(name, schema.unknownColumn(name)))
        .forEach(problems::add);
    Map<String, String> oldNames = new LinkedHashMap<>();
    for (String name : schema.names()) {
      String newName = newNames.getOrDefault(name, name);
      String other = oldNames.putIfAbsent(newName, name);
      if (other != null) {
        problems.add(
            new RequestException(
                newName,
                "columns '%s' and '%s' would both be named '%s'".formatted(other, name, newName)));
      }
    }
    return problems;
  }
}
