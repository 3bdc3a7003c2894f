package farm.analysis.cli;

import farm.analysis.load.ReadMeter.Reading;
import farm.analysis.pipeline.PipelinePlan;
import farm.analysis.pipeline.RunCounts;
import farm.analysis.problem.RequestException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.options.PipelineOptions;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The command that runs a pipeline file. */
final class Run implements Callable<Integer> {

  private final CommandSpec command;

  Run() {
    this.command =
        PipelineArguments.addTo(Main.commandOf(this))
            .addOption(Main.quiet())
            .addOption(PipelineArguments.report())
            .addOption(SummaryFile.option())
            .addOption(
                OptionSpec.builder("--test")
                    .description("Run the tests in the file, and nothing else.")
                    .type(boolean.class)
                    .build())
            .addOption(
                OptionSpec.builder("--log-level")
                    .paramLabel("LEVEL")
                    .description(
                        "Also print log messages of the runner, from this level: error, warning, info"
                            + " or debug.")
                    .type(LogLevel.class)
                    .build());
    command.parser().unmatchedArgumentsAllowed(true).caseInsensitiveEnumValuesAllowed(true);
    command
        .usageMessage()
        .description("Run a pipeline file. The word 'run' may be left out.")
        .customSynopsis("./run.sh [run] FILE.yaml [--set NAME=VALUE]… [Beam options]")
        .footer(
            "",
            "Example: ./run.sh pipelines/population.yaml --set experiment='runs/*.db'",
            "",
            "Beam options are written --name=value: --runner=DirectRunner (the default),",
            "FlinkRunner or SparkRunner; --flinkMaster=HOST:PORT or --sparkMaster=URL (a",
            "cluster, else this JVM); --targetParallelism=N (the number of tasks",
            "that the DirectRunner reads at the same time).",
            "",
            "Progress, notes and the summary go to standard error.",
            "",
            "Exit codes: 0 done; 2 the command or the pipeline file is wrong, or an input or",
            "output can't be read or written; 3 the data is wrong, or the heap is too small",
            "for it; 70 a bug in the program; 130 or 143 interrupted.");
  }

  /** The description of the command for picocli. */
  CommandSpec command() {
    return command;
  }

  @Override
  public Integer call() {
    ParseResult given = command.commandLine().getParseResult();
    Logging.show(given.matchedOptionValue("--log-level", LogLevel.NONE));
    Console console =
        Console.of(command.commandLine().getErr(), given.matchedOptionValue("--quiet", false));
    if (given.matchedOptionValue("--test", false)) {
      return new TestRun(PipelineRequest.of(given), command.commandLine().getOut()).run().code();
    }
    try (Interruption interruption = Interruption.watch(console)) {
      Summary summary = run(given, console, interruption);
      if (!console.isQuiet()) {
        console.err().println(summary.text());
      }
      SummaryFile.write(given, summary, command.commandLine().getOut());
    }
    return ExitCode.DONE.code();
  }

  private Summary run(ParseResult given, Console console, Interruption interruption) {
    long start = System.nanoTime();
    PipelineRequest request = PipelineRequest.of(given);
    PipelineOptions options = request.options();
    PipelinePlan plan = request.plan();
    Pipeline pipeline = Pipeline.create(options);
    Optional<Engine> engine = Engine.of(options, request.beamArguments());
    plan.addTo(pipeline, BeamOptions.sizes(options));
    interruption.onInterruption(plan::discardLeftovers);
    try {
      boolean isInThisJvm = engine.map(one -> one.isInThisJvm(options)).orElse(true);
      if (isInThisJvm) {
        plan.lockOutputs();
      } else if (plan.toPrint().isPresent()) {
        throw new RequestException(
            "path '-': a cluster can't write to standard output; write to a file that all its"
                + " machines see");
      }
      if (plan.toPrint().isPresent() && SummaryFile.isPrinted(given)) {
        throw new RequestException(
            "Option '--summary-json' should name a file, because a step writes rows to standard"
                + " output, was '-'");
      }
      engine.ifPresent(one -> one.fit(plan.tasks()));
      Watch watch = new Watch(engine, isInThisJvm);
      PipelineResult result = run(pipeline, watch, plan, console, start);
      plan.toPrint().ifPresent(rows -> StandardOutput.print(rows, command.commandLine().getOut()));
      plan.discardLeftovers();
      double seconds = (System.nanoTime() - start) / 1e9;
      return new Summary(plan, RunCounts.of(result.metrics()), seconds);
    } catch (RuntimeException | Error e) {
      discardLeftovers(plan, e);
      throw e;
    }
  }

  private static void discardLeftovers(PipelinePlan plan, Throwable failure) {
    try {
      plan.discardLeftovers();
    } catch (RuntimeException e) {
      failure.addSuppressed(e); // the cause of the failure matters more
    }
  }

  private static PipelineResult run(
      Pipeline pipeline, Watch watch, PipelinePlan plan, Console console, long start) {
    ProgressLine line = new ProgressLine(plan.bytesToRead(), plan.inputCount(), console.columns());
    Progress progress = Progress.start(line, watch::reading, console, start);
    try {
      PipelineResult result = pipeline.run();
      watch.running(result);
      awaitDone(result);
      return result;
    } catch (RuntimeException | Error e) {
      if (SmallHeap.caused(e)) {
        long read = watch.reading().map(Reading::bytes).orElse(0L);
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
   * @throws IllegalStateException if the run ended without an exception in a state other than DONE
   */
  static void awaitDone(PipelineResult result) {
    // Guard against a race: the DirectRunner loses the cause of a failure if it is asked for its
    // state just as the run fails. So nothing else asks for the state.
    PipelineResult.State end = result.waitUntilFinish();
    if (end != PipelineResult.State.DONE) {
      throw new IllegalStateException("the run should end as DONE, ended as %s".formatted(end));
    }
  }
}
