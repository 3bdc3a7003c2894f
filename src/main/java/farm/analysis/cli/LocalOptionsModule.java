package farm.analysis.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.Version;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.util.ClassUtil;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.beam.sdk.options.PipelineOptions;

/**
 * Tells Jackson how the DirectRunner copies its options, by way of JSON: {@link LocalOptions} are
 * written as their id, by which the same are found when it is read. All others are written and read
 * as Beam does. Made by {@link java.util.ServiceLoader}.
 */
public final class LocalOptionsModule extends Module {

  /** Those written and not yet read, by their id. */
  private static final Map<Long, PipelineOptions> WRITTEN = new ConcurrentHashMap<>();

  /** What stands for Beam's own annotations of options. */
  @JsonSerialize(using = Serializer.class)
  @JsonDeserialize(using = Deserializer.class)
  private interface Annotated {}

  private static final class Serializer extends JsonSerializer<PipelineOptions> {

    @Override
    public void serialize(PipelineOptions options, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      if (LocalOptions.are(options)) {
        WRITTEN.put(options.getOptionsId(), options);
        json.writeNumber(options.getOptionsId());
      } else {
        beams().serialize(options, json, provider);
      }
    }

    @SuppressWarnings("unchecked") // what options are annotated with is for options
    private static JsonSerializer<PipelineOptions> beams() {
      Class<?> type = PipelineOptions.class.getAnnotation(JsonSerialize.class).using();
      return (JsonSerializer<PipelineOptions>) ClassUtil.createInstance(type, true);
    }
  }

  private static final class Deserializer extends JsonDeserializer<PipelineOptions> {

    @Override
    public PipelineOptions deserialize(JsonParser json, DeserializationContext context)
        throws IOException {
      return json.currentToken().isNumeric()
          ? Objects.requireNonNull(WRITTEN.remove(json.getLongValue()))
          : (PipelineOptions) beams().deserialize(json, context);
    }

    private static JsonDeserializer<?> beams() {
      Class<?> type = PipelineOptions.class.getAnnotation(JsonDeserialize.class).using();
      return (JsonDeserializer<?>) ClassUtil.createInstance(type, true);
    }
  }

  @Override
  public String getModuleName() {
    return LocalOptionsModule.class.getName();
  }

  @Override
  public Version version() {
    return Version.unknownVersion();
  }

  @Override
  public void setupModule(SetupContext context) {
    context.setMixInAnnotations(PipelineOptions.class, Annotated.class);
  }
}
