package farm.analysis.operator;

import java.util.List;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * A step of the pipeline in which all work on the chunks of a root is joined.
 *
 * @param name the names of the steps that are joined
 * @param operator their work
 * @param branches its outputs, at least one
 * @param isCounted false if another step gives the same chunks and counts them
 */
public record JoinedStep(
    String name, ChunkOperator operator, List<TupleTag<?>> branches, boolean isCounted) {

  /** Copies the list. */
  public JoinedStep {
    branches = List.copyOf(branches);
  }

  /** The step in which {@code function} runs the operator, with its facts as side inputs. */
  @SuppressWarnings("unchecked") // the first branch is Beam's main output, of any type here
  public <I> ParDo.MultiOutput<I, Object> parDo(DoFn<I, Object> function) {
    return ParDo.of(function)
        .withSideInputs(operator.facts().stream().distinct().toList())
        .withOutputTags(
            (TupleTag<Object>) branches.get(0),
            TupleTagList.of(branches.subList(1, branches.size())));
  }
}
