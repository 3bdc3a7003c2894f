package farm.analysis.cli;

import farm.analysis.decimal.Quantity;
import farm.analysis.pipeline.PipelineTest;
import farm.analysis.problem.DataException;
import farm.analysis.problem.RequestException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.Pipeline;

/** Runs the tests of a pipeline file, and tells how each ends. */
record TestRun(PipelineRequest request, PrintWriter out) {

  /**
   * Runs all tests, one after the other.
   *
   * @throws RequestException if the file has no tests, or the options name a cluster
   */
  ExitCode run() {
    List<PipelineTest> tests = request.tests();
    if (tests.isEmpty()) {
      throw new RequestException(
          "Option '--test' needs a pipeline file with key 'tests'; docs/pipelines.md describes"
              + " tests");
    }
    Optional<Engine> engine = Engine.of(request.options(), request.beamArguments());
    if (engine.filter(one -> !one.isInThisJvm(request.options())).isPresent()) {
      throw new RequestException(
          "Option '--test' runs tests in this JVM; leave out the address of the cluster");
    }
    long failed = tests.stream().filter(test -> !passes(test)).count();
    out.printf("%s passed, %d failed%n", Quantity.count(tests.size() - failed, "test"), failed);
    out.flush();
    return failed == 0 ? ExitCode.DONE : ExitCode.WRONG_DATA;
  }

  private boolean passes(PipelineTest test) {
    Pipeline pipeline = Pipeline.create(request.options());
    test.plan().addTo(pipeline, BeamOptions.sizes(request.options()));
    try {
      Run.awaitDone(pipeline.run());
      out.printf("passed  %s%n", test.name());
      return true;
    } catch (RuntimeException e) {
      out.printf("failed  %s%n        %s%n", test.name(), difference(e).getMessage());
      return false;
    }
  }

  /**
   * The message of the data that isn't as expected, below the exceptions that Beam wraps around it;
   * throws any other failure.
   */
  private static DataException difference(RuntimeException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof DataException difference) {
        return difference;
      }
    }
    throw failure;
  }
}
