package farm.analysis.operator;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;

/** One output of joined steps: a collection that is made when it is asked for. */
public final class Branch<T> {

  private final String name;
  private final TupleTag<T> tag = new TupleTag<>();
  private final Coder<T> coder;
  private final Set<FlowRoot> roots;
  private final Lazy<PCollection<T>> collection = new Lazy<>(this::make);

  /**
   * An output of the steps of these roots.
   *
   * @param name the name of the step whose output this is
   */
  Branch(String name, Coder<T> coder, Set<FlowRoot> roots) {
    this.name = name;
    this.coder = coder;
    this.roots = roots;
  }

  TupleTag<T> tag() {
    return tag;
  }

  void setCoder(PCollectionTuple outputs) {
    outputs.get(tag).setCoder(coder);
  }

  /** The collection. Asking for it creates the steps that it comes from. */
  public PCollection<T> collection() {
    return collection.value();
  }

  private PCollection<T> make() {
    List<PCollection<T>> all = new ArrayList<>();
    roots.forEach(root -> all.add(root.output(this)));
    return all.size() == 1
        ? all.get(0)
        : PCollectionList.of(all).apply(name + " of all inputs", Flatten.pCollections());
  }
}
