package farm.analysis.cli;

import farm.analysis.jdbc.JdbcPermissions;
import farm.analysis.load.ReadSizes;
import farm.analysis.pipeline.PipelinePlan;
import farm.analysis.problem.RequestException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.metrics.MetricResults;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** Runs a pipeline file. */
final class Run implements Callable<Integer> {

  /** How often it is asked whether all is written. */
  private static final long LOOK_MILLIS = 2;

  private final EarlyPipeline earlyPipeline;
  private final CommandSpec command;

  Run(EarlyPipeline earlyPipeline) {
    this.earlyPipeline = earlyPipeline;
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
                    "Let the file connect to databases whose JDBC URL begins so, with any driver and"
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
            "cluster, else this JVM); --targetParallelism=N (how many lanes the",
            "DirectRunner reads at the same time).",
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

  /** How it is called. */
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
    Supplier<Pipeline> made = earlyPipeline.with(beamOptions);
    Optional<Engine> engine =
        beamOptions.isEmpty() ? Optional.empty() : Engine.of(made.get().getOptions(), beamOptions);
    if (namesOtherFileSystems(file, parameters)) {
      earlyPipeline.await();
    }
    ReadSizes sizes =
        engine.isPresent()
            ? ReadSizes.cluster()
            : ReadSizes.local(BeamOptions.threads(beamOptions));
    PipelinePlan plan =
        PipelinePlan.of(file, parameters, new JdbcPermissions(allowed), sizes, made);
    interruption.onInterruption(plan::discardLeftovers);
    Pipeline pipeline = made.get();
    BeamOptions.fit(pipeline.getOptions(), beamOptions, plan.bytesToRead());
    engine.ifPresent(one -> one.fit(plan.tasks()));
    try {
      PipelineResult result = run(pipeline, engine, plan, start);
      command.commandLine().getOut().println(Summary.of(plan, result, System.nanoTime() - start));
    } catch (RuntimeException | Error e) {
      discardLeftovers(plan, e);
      throw e;
    }
    plan.discardLeftovers();
    return ExitCode.DONE.code();
  }

  /** The values by name of arguments {@code NAME=VALUE}; of two of a name, the later. */
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
      failure.addSuppressed(e); // why the run failed matters more
    }
  }

  /** Whether paths may have schemes: Beam knows file systems once it has made a pipeline. */
  private static boolean namesOtherFileSystems(Path file, Map<String, String> parameters) {
    try {
      return parameters.values().stream().anyMatch(value -> value.contains("://"))
          || (Files.isRegularFile(file) && Files.readString(file).contains("://"));
    } catch (IOException e) {
      return false; // what is wrong with the file is told when it is parsed
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
      awaitDone(result, plan::isWritten);
      return result;
    } finally {
      progress.end();
    }
  }

  /**
   * Waits until the run has ended. It isn't asked for its state before all is written: the
   * DirectRunner forgets why a run failed if it is asked, or stops being waited for, just as it
   * fails. But then it is, as who waits is told only when the runner next looks, every 25 ms.
   *
   * @param isWritten whether all is written
   * @throws IllegalStateException if the run ended otherwise than done, and the runner didn't throw
   */
  static void awaitDone(PipelineResult result, BooleanSupplier isWritten) {
    FutureTask<PipelineResult.State> waiting = new FutureTask<>(result::waitUntilFinish);
    Thread thread = new Thread(waiting, "end-of-run");
    thread.setDaemon(true);
    thread.start();
    PipelineResult.State end = endOf(waiting, () -> isWritten.getAsBoolean() && isDone(result));
    if (end != PipelineResult.State.DONE) {
      throw new IllegalStateException("the run ended as %s, not as DONE".formatted(end));
    }
  }

  private static boolean isDone(PipelineResult result) {
    return result.getState() == PipelineResult.State.DONE;
  }

  private static PipelineResult.State endOf(
      Future<PipelineResult.State> waiting, BooleanSupplier isDone) {
    try {
      while (!waiting.isDone() && !isDone.getAsBoolean()) {
        try {
          waiting.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
          // asks again whether all is written
        }
      }
      return waiting.isDone() ? waiting.get() : PipelineResult.State.DONE;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while a pipeline ran", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }
}
