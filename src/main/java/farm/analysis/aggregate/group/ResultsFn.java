package farm.analysis.aggregate.group;

import org.apache.beam.sdk.transforms.DoFn;

/** Applies the operators that follow to the results of all groups. */
final class ResultsFn extends DoFn<GroupTable, Object> {

  private final GroupResults results;

  ResultsFn(GroupResults results) {
    this.results = results;
  }

  @ProcessElement
  public void work(ProcessContext context) {
    results.work(context.element(), context::sideInput, context::output);
  }
}
