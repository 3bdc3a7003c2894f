package farm.analysis.cli;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.beam.runners.direct.DirectOptions;
import org.apache.beam.runners.direct.DirectRunner;
import org.apache.beam.runners.direct.DirectTestOptions;
import org.apache.beam.sdk.options.ExperimentalOptions;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.options.PortablePipelineOptions;
import org.apache.beam.sdk.transforms.resourcehints.ResourceHintsOptions;
import org.jspecify.annotations.Nullable;

/**
 * Beam's options of a run on the DirectRunner for which the user gave none.
 *
 * <p>Beam has every interface of options looked through by reflection, several times, which takes
 * longer than a small run. These options know what that runner asks them; whatever else they are
 * asked, or asked to be seen as, they ask options that Beam makes then.
 */
final class LocalOptions implements InvocationHandler {

  /** What these options can be seen as without Beam. */
  private static final List<Class<? extends PipelineOptions>> VIEWS =
      List.of(
          DirectOptions.class,
          DirectTestOptions.class,
          ExperimentalOptions.class,
          ResourceHintsOptions.class,
          PortablePipelineOptions.class);

  /** The properties known here, and what they are unless they are set; null if they have none. */
  private final Map<String, @Nullable Object> values = new HashMap<>();

  private final PipelineOptions view =
      (PipelineOptions)
          Proxy.newProxyInstance(
              LocalOptions.class.getClassLoader(), VIEWS.toArray(Class<?>[]::new), this);

  private int revision;
  private @Nullable PipelineOptions others;

  private LocalOptions() {
    values.put("Runner", DirectRunner.class);
    values.put("StableUniqueNames", PipelineOptions.CheckEnabled.WARNING);
    values.put("OptionsId", new PipelineOptions.AtomicLongFactory().create(view));
    values.put("AppName", "farm-analysis");
    values.put("Gbek", null);
    values.put("TempLocation", null);
    values.put("BlockOnRun", true);
    values.put("EnforceImmutability", true);
    values.put("EnforceEncodability", true);
    values.put("TargetParallelism", new DirectOptions.AvailableParallelismFactory().create(view));
    values.put("RunnerDeterminedSharding", true);
    values.put("Experiments", null);
    values.put("ResourceHints", List.of());
    values.put("DefaultEnvironmentType", null);
    values.put("DefaultEnvironmentConfig", null);
    values.put("EnvironmentOptions", null);
    values.put("FilesToStage", null);
  }

  /** New options, all as Beam has them by default. */
  static PipelineOptions create() {
    return new LocalOptions().view;
  }

  /** Whether some options are such. */
  static boolean are(PipelineOptions options) {
    return Proxy.isProxyClass(options.getClass())
        && Proxy.getInvocationHandler(options) instanceof LocalOptions;
  }

  /** The properties known here. */
  static Stream<String> properties() {
    return new LocalOptions().values.keySet().stream();
  }

  @Override
  public synchronized @Nullable Object invoke(Object proxy, Method method, Object[] arguments)
      throws Throwable {
    String name = method.getName();
    return switch (name) {
      case "as" -> as((Class<?>) arguments[0]);
      case "revision" -> revision;
      case "outputRuntimeOptions" -> Map.of();
      case "populateDisplayData" -> null;
      case "hashCode" -> System.identityHashCode(proxy);
      case "equals" -> proxy == arguments[0];
      case "toString" -> "options of a local run: " + values;
      default -> property(name.substring(name.startsWith("is") ? 2 : 3), method, arguments);
    };
  }

  private Object as(Class<?> type) {
    return type.isInstance(view) ? view : others().as(type.asSubclass(PipelineOptions.class));
  }

  private @Nullable Object property(String property, Method method, Object @Nullable [] arguments)
      throws Throwable {
    if (!values.containsKey(property)) {
      return ofOthers(method, arguments);
    }
    if (arguments == null) {
      return values.get(property);
    }
    values.put(property, arguments[0]);
    revision++;
    return null;
  }

  private PipelineOptions others() {
    if (others == null) {
      others = PipelineOptionsFactory.create();
    }
    return others;
  }

  private @Nullable Object ofOthers(Method method, Object @Nullable [] arguments) throws Throwable {
    Class<? extends PipelineOptions> type =
        method.getDeclaringClass().asSubclass(PipelineOptions.class);
    try {
      return method.invoke(others().as(type), arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
