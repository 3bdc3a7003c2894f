package farm.analysis.task;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ChunkCoder;
import farm.analysis.chunk.Origin;
import farm.analysis.load.ChunkIterator;
import farm.analysis.load.DataLoader;
import farm.analysis.process.DataProcessor;
import farm.analysis.process.Process;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.transforms.Combine;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.jspecify.annotations.Nullable;

/**
 * A loader, a processor and an analyzer together: load, process, analyze, visualize, report.
 *
 * <p>{@link #runStreaming(ChunkConsumer)} passes each processed chunk to a consumer and keeps none.
 * {@link #runStreaming(Path)} analyzes chunk by chunk if the analyzer is an {@link OnlineAnalyzer};
 * otherwise it concatenates all chunks first. {@link #run} loads all data first. {@link #consumeOn}
 * and {@link #analyzeOn} do the same on a runner.
 *
 * @param <R> the result of the analyzer
 */
public final class AnalysisTask<R> {

  private final Builder<R> parts;

  private AnalysisTask(Builder<R> parts) {
    this.parts = parts;
  }

  /** Begins a task on the data of {@code loader}. */
  public static <R> Builder<R> of(DataLoader loader) {
    return new Builder<>(loader);
  }

  /** Collects the parts of a task. */
  public static final class Builder<R> {

    private DataLoader loader;
    private DataProcessor processor = chunk -> chunk;
    private @Nullable Analyzer<R> analyzer;
    private Visualizer<R> visualizer = (result, output) -> {};
    private Reporter<R> reporter = (result, output) -> {};

    private Builder(DataLoader loader) {
      this.loader = loader;
    }

    private Builder(Builder<R> from) {
      this.loader = from.loader;
      this.processor = from.processor;
      this.analyzer = from.analyzer;
      this.visualizer = from.visualizer;
      this.reporter = from.reporter;
    }

    /** Processes each chunk with {@code next}, after the processors that were added earlier. */
    public Builder<R> process(DataProcessor next) {
      processor = processor.andThen(next);
      return this;
    }

    /** Analyzes the processed rows. */
    public Builder<R> analyze(Analyzer<R> newAnalyzer) {
      analyzer = newAnalyzer;
      return this;
    }

    /** Draws the result. */
    public Builder<R> visualize(Visualizer<R> newVisualizer) {
      visualizer = newVisualizer;
      return this;
    }

    /** Reports on the result, after the visualizer. */
    public Builder<R> report(Reporter<R> newReporter) {
      reporter = newReporter;
      return this;
    }

    /** Builds the task. */
    public AnalysisTask<R> build() {
      return new AnalysisTask<>(new Builder<>(this));
    }
  }

  /** Returns a copy whose loader has these arguments. */
  public AnalysisTask<R> withLoaderArgs(LoaderArgs args) {
    Builder<R> changed = new Builder<>(parts);
    changed.loader = args.applyTo(parts.loader);
    return changed.build();
  }

  /**
   * Loads all data, then processes and analyzes it as one chunk.
   *
   * @param output the folder that visualizer and reporter write to
   */
  public R run(Path output) {
    return finish(analyzer().analyze(parts.processor.process(parts.loader.loadData())), output);
  }

  /** Passes each processed chunk that has rows to {@code consumer}, in order, and keeps none. */
  public void runStreaming(ChunkConsumer consumer) {
    try (ChunkIterator chunks = parts.loader.iterData()) {
      while (chunks.hasNext()) {
        Chunk chunk = parts.processor.process(chunks.next());
        if (chunk.rowCount() > 0) {
          consumer.accept(chunk);
        }
      }
    }
  }

  /**
   * Processes chunk by chunk and analyzes the rows, online if the analyzer is an {@link
   * OnlineAnalyzer}.
   *
   * @param output the folder that visualizer and reporter write to
   */
  public R runStreaming(Path output) {
    Analyzer<R> analyzer = analyzer();
    return finish(
        analyzer instanceof OnlineAnalyzer<?, R> online
            ? analyzeOnline(online)
            : analyzer.analyze(concatenated()),
        output);
  }

  private <A extends Serializable> R analyzeOnline(OnlineAnalyzer<A, R> online) {
    List<A> known = new ArrayList<>(List.of(online.create()));
    runStreaming(chunk -> known.set(0, online.add(known.get(0), chunk)));
    return online.result(known.get(0));
  }

  private Chunk concatenated() {
    List<Chunk> chunks = new ArrayList<>();
    runStreaming(chunks::add);
    return chunks.isEmpty()
        ? parts.processor.process(Chunk.empty(parts.loader.schema(), Origin.of("no rows")))
        : Chunk.concat(chunks);
  }

  private Analyzer<R> analyzer() {
    return Objects.requireNonNull(parts.analyzer, "the task has no analyzer");
  }

  private R finish(R result, Path output) {
    parts.visualizer.visualize(result, output);
    parts.reporter.report(result, output);
    return result;
  }

  /** The processed chunks, as a collection in {@code pipeline}. */
  public PCollection<Chunk> processOn(Pipeline pipeline) {
    return pipeline.apply("Load", parts.loader).apply("Process", Process.with(parts.processor));
  }

  /** Passes each processed chunk to a copy of {@code consumer} when {@code pipeline} runs. */
  public void consumeOn(Pipeline pipeline, ChunkConsumer consumer) {
    processOn(pipeline).apply("Consume", ParDo.of(new ConsumeFn(consumer)));
  }

  /**
   * The result, as a collection of one element. An analyzer that isn't an {@link OnlineAnalyzer}
   * needs all processed rows on one worker.
   *
   * @param coder the coder of the result
   */
  public PCollection<R> analyzeOn(Pipeline pipeline, Coder<R> coder) {
    PCollection<Chunk> chunks = processOn(pipeline);
    Analyzer<R> analyzer = analyzer();
    return analyzer instanceof OnlineAnalyzer<?, R> online
        ? analyzeOnline(chunks, online, coder)
        : chunks.apply(
            "AnalyzeWhole",
            Combine.globally(new AnalyzeWholeFn<>(analyzer, ChunkCoder.schemaOf(chunks), coder)));
  }

  private static <A extends Serializable, R> PCollection<R> analyzeOnline(
      PCollection<Chunk> chunks, OnlineAnalyzer<A, R> online, Coder<R> coder) {
    return chunks.apply("AnalyzeOnline", Combine.globally(new AnalyzeOnlineFn<>(online, coder)));
  }
}
