package farm.analysis.inspect;

import farm.analysis.aggregate.group.AggregateSpec;
import farm.analysis.aggregate.group.GroupsRoot;
import farm.analysis.aggregate.group.ResultRows;
import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ChunkCoder;
import farm.analysis.inspect.column.ColumnStatistics;
import farm.analysis.load.DataLoader;
import farm.analysis.load.ReadSizes;
import farm.analysis.operator.ChunkFlow;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.transforms.ParDo;

/**
 * Profiles tables in one pass over their rows, on a Beam runner in this JVM. Memory grows with the
 * number of columns and inputs, not of rows.
 *
 * <p>A runner gets copies of functions, so the results leave its pipeline as files.
 *
 * @param options the options of the runner
 * @param sizes the sizes of the tasks of a read
 * @param run runs a pipeline to its end
 * @param folder an empty folder for results
 */
public record Profiler(
    PipelineOptions options, ReadSizes sizes, Consumer<Pipeline> run, Path folder) {

  /** The largest number of inputs of one pipeline, which keeps a look at each in memory. */
  private static final int MOST_INPUTS = 2000;

  /** A table whose rows a pipeline will read. */
  private record Running(
      Scan scan, ColumnStatistics statistics, AggregateSpec spec, List<String> notes, Path file) {

    TableProfile profile() {
      try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
        Chunk results = ChunkCoder.of(spec.result()).decode(in);
        return new TableProfile(
            scan.name(),
            scan.isOfFiles(),
            scan.inputs(),
            statistics.rows(results),
            statistics.profiles(results),
            scan.indexes(),
            notes,
            "");
      } catch (IOException e) {
        throw new UncheckedIOException("%s: can't be read: %s".formatted(file, e.getMessage()), e);
      }
    }
  }

  /** The profiles of these tables; that of a table that can't be read has only the problem. */
  List<TableProfile> profiles(List<Scan> scans) {
    List<TableProfile> profiles = new ArrayList<>();
    int first = 0;
    int inputs = 0;
    for (int next = 0; next < scans.size(); next++) {
      if (next > first && inputs + scans.get(next).inputs() > MOST_INPUTS) {
        profiles.addAll(profilesOfSome(scans.subList(first, next)));
        first = next;
        inputs = 0;
      }
      inputs += scans.get(next).inputs();
    }
    profiles.addAll(profilesOfSome(scans.subList(first, scans.size())));
    return profiles;
  }

  /**
   * Profiles tables in one pipeline. If it fails, each table gets a pipeline of its own, so that
   * only the faulty one fails.
   */
  private List<TableProfile> profilesOfSome(List<Scan> scans) {
    if (scans.isEmpty()) {
      return List.of();
    }
    Attempt<List<TableProfile>> together = Attempt.of(() -> runTogether(scans));
    if (together.result().isPresent()) {
      return together.result().get();
    }
    if (scans.size() == 1) {
      return List.of(scans.get(0).failed(together.problem().orElseThrow()));
    }
    return scans.stream().flatMap(scan -> profilesOfSome(List.of(scan)).stream()).toList();
  }

  private List<TableProfile> runTogether(List<Scan> scans) {
    Pipeline pipeline = Pipeline.create(options);
    List<Running> running = new ArrayList<>();
    for (Scan scan : scans) {
      running.add(add(scan, "table " + running.size(), pipeline));
    }
    run.accept(pipeline);
    return running.stream().map(Running::profile).toList();
  }

  private Running add(Scan scan, String step, Pipeline pipeline) {
    DataLoader loader = scan.loader().get();
    ChunkFlow chunks = loader.flow(step, pipeline, sizes);
    ColumnStatistics statistics = new ColumnStatistics(loader.schema());
    AggregateSpec spec = statistics.spec();
    Path file = folder.resolve(step);
    GroupsRoot.of(chunks, spec, ResultRows.DEFAULT)
        .into(EncodeChunks::new, ByteArrayCoder.of())
        .collection()
        .apply("save " + step, ParDo.of(new SaveBytesFn(file)));
    List<String> notes = new ArrayList<>(scan.notes());
    notes.addAll(loader.inputs().notes());
    return new Running(scan, statistics, spec, notes, file);
  }
}
