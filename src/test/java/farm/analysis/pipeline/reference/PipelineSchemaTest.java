package farm.analysis.pipeline.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class PipelineSchemaTest {

  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  private static final Schema SCHEMA = REGISTRY.getSchema(PipelineSchema.json(), InputFormat.JSON);

  private static final Path RESOURCES = Path.of("src/test/resources/farm/analysis");

  private static final Pattern SNIPPET = Pattern.compile("(?s)```yaml\n(.*?)```");

  static Stream<Path> shipped() throws IOException {
    return Stream.of("pipelines", "src/main/launch", "src/bench/workloads")
        .flatMap(folder -> yaml(Path.of(folder)));
  }

  /** The files that are rejected only for what their inputs hold. */
  static Stream<Path> accepted() {
    return yaml(RESOURCES.resolve("cli/rejected"))
        .filter(file -> Parsed.problems(textOf(file)).isEmpty());
  }

  private static Stream<Path> yaml(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String textOf(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Stream<String> snippets() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("docs"))) {
      return Stream.concat(files.sorted(), Stream.of(Path.of("README.md")))
          .filter(file -> file.toString().endsWith(".md"))
          .flatMap(PipelineSchemaTest::snippets)
          .toList()
          .stream();
    }
  }

  private static Stream<String> snippets(Path page) {
    return SNIPPET
        .matcher(textOf(page))
        .results()
        .map(found -> found.group(1))
        .filter(text -> text.contains("- type: "))
        .map(text -> text.contains("pipeline:") ? text : Parsed.file(text));
  }

  /**
   * The places of wrong values, with the keywords that refuse them; YAML is read by the rules of
   * YAML 1.2, as editors do.
   */
  private static List<String> problems(String yaml) {
    Object document = new Load(LoadSettings.builder().build()).loadFromString(yaml);
    JsonNode json = new ObjectMapper().valueToTree(document);
    return SCHEMA.validate(json).stream()
        .map(error -> "%s: %s".formatted(error.getInstanceLocation(), error.getKeyword()))
        .toList();
  }

  @Test
  void isASchemaOfItsDraft() {
    Schema draft =
        REGISTRY.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
    assertThat(draft.validate(PipelineSchema.json(), InputFormat.JSON)).isEmpty();
  }

  @Test
  void hasTheDefaultsInTheirTypes() throws IOException {
    JsonNode definitions = new ObjectMapper().readTree(PipelineSchema.json()).path("$defs");
    assertThat(
            Stream.of(
                    "MapToFields/properties/append",
                    "Combine/properties/max_groups",
                    "ClipOutliers/properties/factor",
                    "DropMissing/properties/how",
                    "ClipOutliers/properties/bounds/additionalProperties/properties/upper",
                    "Combine/properties/limit")
                .map(option -> definitions.at("/" + option + "/default").toString()))
        .containsExactly("false", "50000000", "1.5", "\"any\"", "\".inf\"", "");
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void acceptsThePipelinesThatAreShipped(Path file) throws IOException {
    assertThat(problems(Files.readString(file))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("snippets")
  void acceptsTheSnippetsOfTheDocs(String yaml) {
    assertThat(problems(yaml)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("accepted")
  void acceptsOtherFilesThatTheParserAccepts(Path file) {
    assertThat(problems(textOf(file))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{type: ReadFromCsv, config: {path: a.csv, header: '{{ header }}', chunk_size: '{{ rows"
            + " }}'}}",
        "{type: ReadFromCsv, config: {path: [a.csv, 2024], header: 'false', chunk_size: '0x10'}}",
        "{type: ReadFromSqlite, config: {path: a.db, table: 1, reader: '{{ reader }}'}}",
        "{type: ClipOutliers, config: {bounds: {a: {lower: -.inf, upper: '1e3'}, b: {upper: .5}}}}",
        "{type: Combine, config: {group_by: a, combine: {n: count, m: {fn: mean, value: x}}}}",
        "{type: Combine, config: {group_by: [], combine: {q: {fn: {type: '{{ fn }}'}, value: x}}}}",
        "{type: Combine, config: {group_by: [], combine: {}, order_by: [a, {column: b}]}}",
        "{type: Flatten, input: {first: a, second: b}}",
      })
  void acceptsWhatTheParserAccepts(String step) {
    String yaml = Parsed.file("- " + step);
    assertThat(problems(yaml)).isEmpty();
  }

  @Test
  void refusesUnknownTypesOptionsAndWords() {
    assertThat(problems(textOf(RESOURCES.resolve("cli/rejected/unknown_types_and_options.yaml"))))
        .contains(
            "/pipeline/transforms/0/type: enum",
            "/pipeline/transforms/1/config/chunk_size: pattern",
            "/pipeline/transforms/1/config: additionalProperties",
            "/pipeline/transforms/2/config/combine/a/fn: enum");
  }

  @Test
  void refusesWrongOptionsOfAggregations() {
    assertThat(problems(textOf(RESOURCES.resolve("cli/rejected/function_options.yaml"))))
        .contains(
            "/pipeline/transforms/1/config/combine/b/fn: required",
            "/pipeline/transforms/1/config/combine/b/fn: additionalProperties",
            "/pipeline/transforms/1/config/combine/c/fn: enum",
            "/pipeline/transforms/1/config/combine/d/fn: additionalProperties",
            "/pipeline/transforms/1/config/combine/e/fn: required",
            "/pipeline/transforms/1/config/combine/f/fn/type: enum",
            "/pipeline/transforms/1/config/combine/h/fn/q: pattern",
            "/pipeline/transforms/1/config/combine/i/fn: enum");
  }

  @Test
  void refusesMissingOptions() {
    assertThat(problems(textOf(RESOURCES.resolve("pipeline/broken/missing-options.yaml"))))
        .contains(
            "/pipeline/transforms/0: required",
            "/pipeline/transforms/1/config: required",
            "/pipeline/transforms/3/config: required",
            "/pipeline/transforms/3/config: required");
  }

  @Test
  void refusesCode() {
    assertThat(problems(textOf(RESOURCES.resolve("pipeline/broken/code.yaml"))))
        .contains(
            "/pipeline/transforms/0/config: additionalProperties",
            "/pipeline/transforms/1: additionalProperties",
            "/pipeline/transforms/1/config/fields/double_energy: type");
  }

  @ParameterizedTest
  @CsvSource({
    "pipeline-misspelt, : required",
    "no-transforms, /pipeline/transforms: minItems",
    "unknown-pipeline-type, /pipeline/type: enum"
  })
  void refusesWrongStructures(String file, String problem) {
    assertThat(problems(textOf(RESOURCES.resolve("pipeline/broken/%s.yaml".formatted(file)))))
        .contains(problem);
  }
}
