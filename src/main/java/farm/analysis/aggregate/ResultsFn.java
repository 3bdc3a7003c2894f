package farm.analysis.aggregate;

import org.apache.beam.sdk.transforms.DoFn;

/** Gives what a stage makes of the results of all groups. */
final class ResultsFn<T> extends DoFn<GroupTable, T> {

  private final GroupResults<T> results;

  ResultsFn(GroupResults<T> results) {
    this.results = results;
  }

  @ProcessElement
  public void give(ProcessContext context) {
    results.give(context.element(), context::sideInput, context::output);
  }
}
