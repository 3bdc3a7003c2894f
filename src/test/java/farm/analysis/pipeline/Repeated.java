package farm.analysis.pipeline;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.runners.AppliedPTransform;
import org.apache.beam.sdk.runners.PTransformOverride;
import org.apache.beam.sdk.runners.PTransformOverrideFactory;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.reflect.DoFnInvoker;
import org.apache.beam.sdk.transforms.reflect.DoFnInvokers;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.transforms.windowing.PaneInfo;
import org.apache.beam.sdk.util.SerializableUtils;
import org.apache.beam.sdk.util.construction.PTransformReplacements;
import org.apache.beam.sdk.util.construction.ReplacementOutputs;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TupleTag;
import org.joda.time.Instant;

/**
 * Makes each function of this library do its work twice, like a runner that has lost a worker. The
 * outputs of the first attempt are discarded; those of the second count.
 */
final class Repeated {

  private Repeated() {}

  /** Replaces the functions of a complete pipeline. */
  static void everyFunction(Pipeline pipeline) {
    pipeline.replaceAll(
        List.of(PTransformOverride.of(node -> isOurs(node.getTransform()), new Factory<>())));
  }

  private static boolean isOurs(Object transform) {
    return transform instanceof ParDo.MultiOutput<?, ?> parDo
        && parDo.getFn().getClass().getName().startsWith("farm.analysis")
        && !(parDo.getFn() instanceof TwiceFn);
  }

  private static final class Factory<I, O>
      implements PTransformOverrideFactory<
          PCollection<? extends I>, PCollectionTuple, ParDo.MultiOutput<I, O>> {

    @Override
    public PTransformReplacement<PCollection<? extends I>, PCollectionTuple>
        getReplacementTransform(
            AppliedPTransform<PCollection<? extends I>, PCollectionTuple, ParDo.MultiOutput<I, O>>
                applied) {
      ParDo.MultiOutput<I, O> once = applied.getTransform();
      ParDo.MultiOutput<I, O> twice =
          ParDo.of(new TwiceFn<>(once.getFn()))
              .withSideInputs(once.getSideInputs())
              .withOutputTags(once.getMainOutputTag(), once.getAdditionalOutputTags());
      return PTransformReplacement.of(PTransformReplacements.getSingletonMainInput(applied), twice);
    }

    @Override
    public Map<PCollection<?>, ReplacementOutput> mapOutputs(
        Map<TupleTag<?>, PCollection<?>> outputs, PCollectionTuple newOutput) {
      return ReplacementOutputs.tagged(outputs, newOutput);
    }
  }

  private static final class TwiceFn<I, O> extends DoFn<I, O> {

    private final DoFn<I, O> function;
    private transient DoFnInvoker<I, O> lost;
    private transient DoFnInvoker<I, O> kept;

    TwiceFn(DoFn<I, O> function) {
      this.function = function;
    }

    @Setup
    public void setUp(PipelineOptions options) {
      lost = begun(options);
      kept = begun(options);
    }

    private DoFnInvoker<I, O> begun(PipelineOptions options) {
      DoFnInvoker<I, O> invoker = DoFnInvokers.invokerFor(SerializableUtils.clone(function));
      invoker.invokeSetup(
          new DoFnInvoker.BaseArgumentProvider<I, O>() {
            @Override
            public PipelineOptions pipelineOptions() {
              return options;
            }

            @Override
            public String getErrorContext() {
              return "set up";
            }
          });
      return invoker;
    }

    @ProcessElement
    public void process(ProcessContext context) {
      Objects.requireNonNull(lost).invokeProcessElement(new Arguments<>(function, context, false));
      Objects.requireNonNull(kept).invokeProcessElement(new Arguments<>(function, context, true));
    }

    @FinishBundle
    public void finish(FinishBundleContext context) {
      lost.invokeFinishBundle(new EndArguments<>(function, context, false));
      kept.invokeFinishBundle(new EndArguments<>(function, context, true));
    }

    @Teardown
    public void tearDown() {
      lost.invokeTeardown();
      kept.invokeTeardown();
    }
  }

  /** The arguments of an attempt at an element. */
  private static final class Arguments<I, O> extends DoFnInvoker.BaseArgumentProvider<I, O> {

    private final Context<I, O> context;

    Arguments(DoFn<I, O> function, DoFn<I, O>.ProcessContext real, boolean counts) {
      context = new Context<>(function, real, counts);
    }

    @Override
    public I element(DoFn<I, O> function) {
      return context.element();
    }

    @Override
    public DoFn<I, O>.ProcessContext processContext(DoFn<I, O> function) {
      return context;
    }

    @Override
    public DoFn.OutputReceiver<O> outputReceiver(DoFn<I, O> function) {
      return new DoFn.OutputReceiver<>() {
        @Override
        public void output(O value) {
          context.output(value);
        }

        @Override
        public org.apache.beam.sdk.values.OutputBuilder<O> builder(O value) {
          throw new UnsupportedOperationException();
        }
      };
    }

    @Override
    public String getErrorContext() {
      return "process";
    }
  }

  private static final class Context<I, O> extends DoFn<I, O>.ProcessContext {

    private final DoFn<I, O>.ProcessContext real;
    private final boolean counts;

    Context(DoFn<I, O> function, DoFn<I, O>.ProcessContext real, boolean counts) {
      function.super();
      this.real = real;
      this.counts = counts;
    }

    @Override
    public I element() {
      return real.element();
    }

    @Override
    public <T> T sideInput(PCollectionView<T> view) {
      return real.sideInput(view);
    }

    @Override
    public Instant timestamp() {
      return real.timestamp();
    }

    @Override
    public String currentRecordId() {
      return real.currentRecordId();
    }

    @Override
    public Long currentRecordOffset() {
      return real.currentRecordOffset();
    }

    @Override
    public PaneInfo pane() {
      return real.pane();
    }

    @Override
    public PipelineOptions getPipelineOptions() {
      return real.getPipelineOptions();
    }

    @Override
    public void output(O value) {
      if (counts) {
        real.output(value);
      }
    }

    @Override
    public <T> void output(TupleTag<T> tag, T value) {
      if (counts) {
        real.output(tag, value);
      }
    }

    @Override
    public void outputWindowedValue(
        O value,
        Instant timestamp,
        Collection<? extends BoundedWindow> windows,
        PaneInfo paneInfo) {
      output(value);
    }

    @Override
    public <T> void outputWindowedValue(
        TupleTag<T> tag,
        T value,
        Instant timestamp,
        Collection<? extends BoundedWindow> windows,
        PaneInfo paneInfo) {
      output(tag, value);
    }

    @Override
    public void outputWithTimestamp(O value, Instant timestamp) {
      output(value);
    }

    @Override
    public <T> void outputWithTimestamp(TupleTag<T> tag, T value, Instant timestamp) {
      output(tag, value);
    }
  }

  /** The arguments of an attempt at the end of a bundle. */
  private static final class EndArguments<I, O> extends DoFnInvoker.BaseArgumentProvider<I, O> {

    private final EndContext<I, O> context;

    EndArguments(DoFn<I, O> function, DoFn<I, O>.FinishBundleContext real, boolean counts) {
      context = new EndContext<>(function, real, counts);
    }

    @Override
    public DoFn<I, O>.FinishBundleContext finishBundleContext(DoFn<I, O> function) {
      return context;
    }

    @Override
    public String getErrorContext() {
      return "finish";
    }
  }

  private static final class EndContext<I, O> extends DoFn<I, O>.FinishBundleContext {

    private final DoFn<I, O>.FinishBundleContext real;
    private final boolean counts;

    EndContext(DoFn<I, O> function, DoFn<I, O>.FinishBundleContext real, boolean counts) {
      function.super();
      this.real = real;
      this.counts = counts;
    }

    @Override
    public PipelineOptions getPipelineOptions() {
      return real.getPipelineOptions();
    }

    @Override
    public void output(O value, Instant timestamp, BoundedWindow window) {
      if (counts) {
        real.output(value, timestamp, window);
      }
    }

    @Override
    public <T> void output(TupleTag<T> tag, T value, Instant timestamp, BoundedWindow window) {
      if (counts) {
        real.output(tag, value, timestamp, window);
      }
    }
  }
}
