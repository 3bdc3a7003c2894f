package farm.analysis.cli;

import farm.analysis.jdbc.JdbcPermissions;
import farm.analysis.pipeline.PipelinePlan;
import farm.analysis.pipeline.RunCounts;
import farm.analysis.problem.RequestException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.metrics.MetricResults;
import org.apache.beam.sdk.options.PipelineOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** The command that runs a pipeline file. */
final class Run implements Callable<Integer> {

  private final CommandSpec command;

  Run() {
    this.command =
        Main.commandOf(this)
            .addPositional(
                PositionalParamSpec.builder()
                    .index("0")
                    .paramLabel("FILE.yaml")
                    .description("The pipeline file.")
                    .type(Path.class)
                    .required(true)
                    .build())
            .addOption(list("--set", "NAME=VALUE", "Fill {{ NAME }} in the file with VALUE."))
            .addOption(
                list(
                    "--allow-jdbc",
                    "URL-PREFIX",
                    "Let the file connect to databases whose JDBC URL begins with this, with any driver and"
                        + " parameters."));
    command.parser().unmatchedArgumentsAllowed(true);
    command
        .usageMessage()
        .description("Run a pipeline file.")
        .customSynopsis("./run.sh [run] FILE.yaml [--set NAME=VALUE]… [Beam options]")
        .footer(
            "",
            "Beam options are written --name=value: --runner=DirectRunner (the default),",
            "FlinkRunner or SparkRunner; --flinkMaster=HOST:PORT or --sparkMaster=URL (a",
            "cluster, else this JVM); --targetParallelism=N (the number of tasks",
            "that the DirectRunner reads at the same time).",
            "",
            "Exit codes: 0 done; 2 the command or the pipeline file is wrong, or what it names",
            "can't be read or written; 3 the data is wrong, or the heap too small for it;",
            "70 a fault of the program; 130 or 143 interrupted.");
  }

  /** An option that may be given several times. */
  private static OptionSpec list(String name, String label, String description) {
    return OptionSpec.builder(name)
        .paramLabel(label)
        .description(description)
        .type(List.class)
        .auxiliaryTypes(String.class)
        .build();
  }

  /** The description of the command for picocli. */
  CommandSpec command() {
    return command;
  }

  @Override
  public Integer call() {
    try (Interruption interruption = Interruption.watch(command.commandLine().getErr())) {
      return call(interruption);
    }
  }

  private int call(Interruption interruption) {
    long start = System.nanoTime();
    ParseResult given = command.commandLine().getParseResult();
    Path file = given.matchedPositionalValue(0, Path.of(""));
    Map<String, String> parameters = parameters(given.matchedOptionValue("--set", List.of()));
    List<String> allowed = given.matchedOptionValue("--allow-jdbc", List.of());
    List<String> beamOptions = given.unmatched();
    PipelineOptions options = BeamOptions.of(beamOptions);
    Pipeline pipeline = Pipeline.create(options);
    Optional<Engine> engine = Engine.of(options, beamOptions);
    PipelinePlan plan =
        PipelinePlan.of(
            file, parameters, new JdbcPermissions(allowed), BeamOptions.sizes(options), pipeline);
    interruption.onInterruption(plan::discardLeftovers);
    try {
      if (engine.map(one -> one.isInThisJvm(options)).orElse(true)) {
        plan.lockOutputs();
      } else if (plan.toPrint().isPresent()) {
        throw new RequestException(
            "path '-': a cluster can't write to standard output; write to a file that all its"
                + " machines see");
      }
      engine.ifPresent(one -> one.fit(plan.tasks()));
      PipelineResult result = run(pipeline, engine, plan, start);
      plan.toPrint().ifPresent(rows -> StandardOutput.print(rows, command.commandLine().getOut()));
      command.commandLine().getOut().println(Summary.of(plan, result, System.nanoTime() - start));
    } catch (RuntimeException | Error e) {
      discardLeftovers(plan, e);
      throw e;
    }
    plan.discardLeftovers();
    return ExitCode.DONE.code();
  }

  /** The values of arguments {@code NAME=VALUE} by name; for a repeated name, the last value. */
  private static Map<String, String> parameters(List<String> arguments) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String argument : arguments) {
      int equals = argument.indexOf('=');
      if (equals < 0) {
        throw new RequestException(
            "Option '--set' should be NAME=VALUE, was '%s'".formatted(argument));
      }
      parameters.put(argument.substring(0, equals), argument.substring(equals + 1));
    }
    return parameters;
  }

  private static void discardLeftovers(PipelinePlan plan, Throwable failure) {
    try {
      plan.discardLeftovers();
    } catch (RuntimeException e) {
      failure.addSuppressed(e); // the cause of the failure matters more
    }
  }

  private PipelineResult run(
      Pipeline pipeline, Optional<Engine> engine, PipelinePlan plan, long start) {
    AtomicReference<@Nullable PipelineResult> running = new AtomicReference<>();
    Supplier<Optional<MetricResults>> metrics =
        () ->
            engine
                .flatMap(Engine::metrics)
                .or(() -> Optional.ofNullable(running.get()).map(PipelineResult::metrics));
    Progress progress = Progress.of(plan, metrics, command.commandLine().getErr(), start);
    try {
      PipelineResult result = pipeline.run();
      running.set(result);
      awaitDone(result);
      return result;
    } catch (RuntimeException | Error e) {
      if (SmallHeap.caused(e)) {
        long read = metrics.get().map(RunCounts::of).map(RunCounts::bytesRead).orElse(0L);
        throw SmallHeap.failure(Runtime.getRuntime().maxMemory(), read, plan.bytesToRead(), e);
      }
      throw e;
    } finally {
      progress.end();
    }
  }

  /**
   * Waits until the run has ended.
   *
   * @throws IllegalStateException if the run ended in another state than DONE without an exception
   */
  static void awaitDone(PipelineResult result) {
    // Guard against a race: asked for its state just as a run fails, the DirectRunner loses the
    // cause. So nothing else asks for the state.
    PipelineResult.State end = result.waitUntilFinish();
    if (end != PipelineResult.State.DONE) {
      throw new IllegalStateException("the run ended as %s, not as DONE".formatted(end));
    }
  }
}
