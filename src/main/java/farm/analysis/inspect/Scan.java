package farm.analysis.inspect;

import farm.analysis.inspect.TableProfile.IndexProfile;
import farm.analysis.load.DataLoader;
import java.util.List;
import java.util.function.Supplier;

/**
 * A table to be profiled.
 *
 * @param name the name of its profile
 * @param isOfFiles true for CSV and JSON files, false for databases
 * @param inputs the number of databases or files that have it
 * @param loader makes a loader of its rows, which keeps a look at each input
 * @param indexes its indexes
 * @param notes notes for the user, one sentence each
 */
record Scan(
    String name,
    boolean isOfFiles,
    int inputs,
    Supplier<DataLoader> loader,
    List<IndexProfile> indexes,
    List<String> notes) {

  /** The profile of a table that couldn't be read. */
  TableProfile failed(String problem) {
    return new TableProfile(name, isOfFiles, inputs, 0, List.of(), indexes, notes, problem);
  }
}
