package farm.analysis.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.Version;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.beam.sdk.options.PipelineOptions;

/**
 * Tells Jackson how the DirectRunner copies its options, by way of JSON: {@link LocalOptions} are
 * written as their id, by which the same are found when it is read. All others are written as ever.
 * Made by {@link java.util.ServiceLoader}.
 */
public final class LocalOptionsModule extends Module {

  /** Those written and not yet read, by their id. */
  private static final Map<Long, PipelineOptions> WRITTEN = new ConcurrentHashMap<>();

  /** How options are written without this module. */
  private static final class Plain {

    static final ObjectMapper MAPPER =
        new ObjectMapper()
            .registerModules(
                ObjectMapper.findModules().stream()
                    .filter(module -> !(module instanceof LocalOptionsModule))
                    .toList());
  }

  /** What stands for Beam's own annotations of options. */
  @JsonSerialize(using = Serializer.class)
  @JsonDeserialize(using = Deserializer.class)
  private interface Annotated {}

  private static final class Serializer extends JsonSerializer<PipelineOptions> {

    @Override
    public void serialize(PipelineOptions options, JsonGenerator json, SerializerProvider given)
        throws IOException {
      if (LocalOptions.are(options)) {
        WRITTEN.put(options.getOptionsId(), options);
        json.writeNumber(options.getOptionsId());
      } else {
        json.writeRawValue(Plain.MAPPER.writeValueAsString(options));
      }
    }
  }

  private static final class Deserializer extends JsonDeserializer<PipelineOptions> {

    @Override
    public PipelineOptions deserialize(JsonParser json, DeserializationContext context)
        throws IOException {
      return json.currentToken().isNumeric()
          ? Objects.requireNonNull(WRITTEN.remove(json.getLongValue()))
          : Plain.MAPPER.treeToValue(json.readValueAsTree(), PipelineOptions.class);
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
