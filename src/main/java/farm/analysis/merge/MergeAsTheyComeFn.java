package farm.analysis.merge;

import java.util.Objects;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.state.StateSpec;
import org.apache.beam.sdk.state.StateSpecs;
import org.apache.beam.sdk.state.TimeDomain;
import org.apache.beam.sdk.state.Timer;
import org.apache.beam.sdk.state.TimerSpec;
import org.apache.beam.sdk.state.TimerSpecs;
import org.apache.beam.sdk.state.ValueState;
import org.apache.beam.sdk.transforms.Combine.CombineFn;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.values.KV;
import org.jspecify.annotations.Nullable;

/**
 * Merges the pieces of a key into a state that lives as an object, and gives it when the input has
 * ended. For the DirectRunner only: it never repeats a bundle, and never handles a key in two
 * bundles at once, so the state may be changed in place rather than copied for each bundle.
 */
final class MergeAsTheyComeFn<P, M> extends DoFn<KV<Integer, P>, KV<Integer, M>> {

  private final CombineFn<P, M, M> merge;

  @StateId("key")
  private final StateSpec<ValueState<Integer>> key = StateSpecs.value(VarIntCoder.of());

  @StateId("merged")
  private final StateSpec<ValueState<Live<M>>> merged = StateSpecs.value(new LiveCoder<>());

  @TimerId("end")
  private final TimerSpec end = TimerSpecs.timer(TimeDomain.EVENT_TIME);

  MergeAsTheyComeFn(CombineFn<P, M, M> merge) {
    this.merge = merge;
  }

  @ProcessElement
  public void add(
      @Element KV<Integer, P> piece,
      @StateId("key") ValueState<Integer> keyState,
      @StateId("merged") ValueState<Live<M>> mergedState,
      @TimerId("end") Timer timer) {
    @Nullable Live<M> known = mergedState.read();
    Live<M> live = known == null ? Live.of(merge.createAccumulator()) : known;
    live.set(merge.addInput(live.get(), piece.getValue()));
    if (known == null) {
      keyState.write(piece.getKey());
      mergedState.write(live);
      timer.set(GlobalWindow.INSTANCE.maxTimestamp());
    }
  }

  @OnTimer("end")
  public void give(
      @StateId("key") ValueState<Integer> keyState,
      @StateId("merged") ValueState<Live<M>> mergedState,
      OutputReceiver<KV<Integer, M>> output) {
    Live<M> live = Objects.requireNonNull(mergedState.read());
    output.output(KV.of(keyState.read(), merge.extractOutput(live.get())));
    mergedState.clear();
    keyState.clear();
  }
}
