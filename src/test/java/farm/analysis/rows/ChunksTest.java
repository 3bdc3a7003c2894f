package farm.analysis.rows;

import static farm.analysis.chunk.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ChunkCoder;
import farm.analysis.chunk.ChunkGenerator;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Rows;
import farm.analysis.chunk.Schema;
import farm.analysis.chunk.Schema.Field;
import farm.analysis.problem.RequestException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.schemas.Schema.FieldType;
import org.apache.beam.sdk.schemas.logicaltypes.SqlTypes;
import org.apache.beam.sdk.schemas.logicaltypes.VariableString;
import org.apache.beam.sdk.schemas.transforms.Filter;
import org.apache.beam.sdk.schemas.transforms.Group;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.Max;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.transforms.windowing.FixedWindows;
import org.apache.beam.sdk.transforms.windowing.Window;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.Row;
import org.joda.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ChunksTest {

  private static final Schema AGENTS =
      Schema.of(
          new Field("step", ColumnType.LONG),
          new Field("energy", ColumnType.DOUBLE),
          new Field("alive", ColumnType.BOOLEAN),
          new Field("type", ColumnType.TEXT),
          new Field("genome", ColumnType.JSON));

  @RegisterExtension final TestPipelineExtension extension = TestPipelineExtension.create();

  @Test
  void aRowHasTheColumnsOfItsChunk(TestPipeline pipeline) {
    PCollection<Row> rows =
        created(
                pipeline,
                Rows.chunk(
                    AGENTS, row(1L, 0.5, true, "a", "[1]"), row(null, null, null, null, null)))
            .apply(Chunks.toRows());
    org.apache.beam.sdk.schemas.Schema schema = rows.getSchema();
    assertThat(schema.getFields())
        .extracting(field -> field.getName() + " " + field.getType().getTypeName())
        .containsExactly(
            "step INT64", "energy DOUBLE", "alive BOOLEAN", "type STRING", "genome STRING");
    assertThat(schema.getFields()).allMatch(field -> field.getType().getNullable());
    assertThat(schema.getField("genome").getOptions().getOptionNames())
        .containsExactly("farm:json");
    PAssert.that(rows)
        .containsInAnyOrder(
            Row.withSchema(schema).addValues(1L, 0.5, true, "a", "[1]").build(),
            Row.withSchema(schema).addValues(null, null, null, null, null).build());
    pipeline.run();
  }

  @Test
  void rowsGiveBackTheChunksTheyCameFrom(TestPipeline pipeline) {
    for (long seed = 0; seed < 30; seed++) {
      Chunk chunk = ChunkGenerator.chunk(seed);
      if (isUnicode(chunk)) {
        PCollection<Chunk> back =
            pipeline
                .apply("create" + seed, Create.of(chunk).withCoder(ChunkCoder.of(chunk.schema())))
                .apply("rows" + seed, Chunks.toRows())
                .apply("chunks" + seed, Chunks.fromRows());
        assertThat(ChunkCoder.schemaOf(back)).isEqualTo(chunk.schema());
        assertRows(back, Rows.of(chunk));
      }
    }
    pipeline.run();
  }

  @Test
  void chunksAreFullAtTheGivenNumberOfRows(TestPipeline pipeline) {
    Chunk seven =
        Rows.chunk(
            Schema.of(new Field("n", ColumnType.LONG)),
            LongStream.range(0, 7).mapToObj(Rows::row).toList());
    PAssert.that(
            created(pipeline, seven).apply(Chunks.toRows()).apply(Chunks.fromRows().withMaxRows(3)))
        .satisfies(
            chunks -> {
              assertThat(chunks).allMatch(chunk -> chunk.rowCount() >= 1 && chunk.rowCount() <= 3);
              assertThat(chunks).extracting(Chunk::rowCount).contains(3);
              return null;
            });
    pipeline.run();
  }

  @Test
  void theSchemaTransformsOfBeamWorkOnRows(TestPipeline pipeline) {
    Chunk agents =
        Rows.chunk(
            AGENTS,
            row(1L, 5.0, true, "a", null),
            row(1L, 7.0, true, "a", null),
            row(1L, 9.0, false, "a", null),
            row(2L, 3.0, true, "b", null));
    PCollection<Row> strongest =
        created(pipeline, agents)
            .apply(Chunks.toRows())
            .apply(Filter.<Row>create().whereFieldName("alive", IsTrue.INSTANCE))
            .apply(
                Group.<Row>byFieldNames("type")
                    .aggregateField(
                        "energy",
                        Max.ofDoubles(),
                        org.apache.beam.sdk.schemas.Schema.Field.of("strongest", FieldType.DOUBLE)))
            .apply(org.apache.beam.sdk.schemas.transforms.Select.flattenedSchema());
    PCollection<Chunk> back = strongest.apply(Chunks.fromRows());
    assertThat(ChunkCoder.schemaOf(back)).hasToString("key_type text, value_strongest double");
    assertRows(back, List.of(row("a", 7.0), row("b", 3.0)));
    pipeline.run();
  }

  @Test
  void smallerNumbersWidenAndTextOfALengthIsText(TestPipeline pipeline) {
    org.apache.beam.sdk.schemas.Schema schema =
        org.apache.beam.sdk.schemas.Schema.builder()
            .addByteField("b")
            .addInt16Field("s")
            .addInt32Field("i")
            .addFloatField("f")
            .addLogicalTypeField("v", VariableString.of(5))
            .build();
    PCollection<Chunk> chunks =
        rows(
                pipeline,
                Row.withSchema(schema)
                    .addValues((byte) -1, (short) -2, Integer.MIN_VALUE, 0.1f, "abc")
                    .build())
            .apply(Chunks.fromRows());
    assertThat(ChunkCoder.schemaOf(chunks)).hasToString("b long, s long, i long, f double, v text");
    assertRows(chunks, List.of(row(-1L, -2L, -2147483648L, (double) 0.1f, "abc")));
    pipeline.run();
  }

  @Test
  void aGivenSchemaChoosesAndOrdersTheColumns(TestPipeline pipeline) {
    Schema wanted =
        Schema.of(new Field("genome", ColumnType.TEXT), new Field("step", ColumnType.LONG));
    assertRows(
        created(pipeline, Rows.chunk(AGENTS, row(1L, 0.5, true, "a", "[1]")))
            .apply(Chunks.toRows())
            .apply(Chunks.fromRows(wanted)),
        List.of(row("[1]", 1L)));
    pipeline.run();
  }

  @Test
  void fieldsThatNoColumnHoldsAreRefused() {
    Pipeline pipeline = Pipeline.create();
    PCollection<Row> dates =
        rows(
            pipeline,
            org.apache.beam.sdk.schemas.Schema.builder()
                .addLogicalTypeField("born", SqlTypes.DATE)
                .addDecimalField("price")
                .build());
    assertThatThrownBy(() -> dates.apply(Chunks.fromRows()))
        .isInstanceOf(RequestException.class)
        .hasMessage(
            "field 'born' is beam:logical_type:date:v1, which no column can hold; should be INT16,"
                + " INT32, INT64, BYTE, FLOAT, DOUBLE, BOOLEAN or STRING");
    assertRefused(
        dates, "price", "field 'price' is DECIMAL, which a column of type long can't hold");
    assertRefused(dates, "age", "the rows have no field 'age'; fields: born, price");
  }

  private static void assertRefused(PCollection<Row> rows, String column, String message) {
    Schema wanted = Schema.of(new Field(column, ColumnType.LONG));
    assertThatThrownBy(() -> rows.apply(Chunks.fromRows(wanted)))
        .isInstanceOf(RequestException.class)
        .hasMessage(message);
  }

  @Test
  void rowsInWindowsAreRefused() {
    Pipeline pipeline = Pipeline.create();
    PCollection<Row> windowed =
        created(pipeline, Rows.chunk(AGENTS))
            .apply("rows", Chunks.toRows())
            .apply("window", Window.into(FixedWindows.of(Duration.standardMinutes(1))));
    assertThatThrownBy(() -> windowed.apply("back", Chunks.fromRows()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "window/Window.Assign.out should be in the global window, was in other windows");
  }

  private enum IsTrue implements SerializableFunction<Boolean, Boolean> {
    INSTANCE;

    @Override
    public Boolean apply(Boolean value) {
      return value;
    }
  }

  private static PCollection<Chunk> created(Pipeline pipeline, Chunk chunk) {
    return pipeline.apply(Create.of(chunk).withCoder(ChunkCoder.of(chunk.schema())));
  }

  private static PCollection<Row> rows(Pipeline pipeline, Row row) {
    return pipeline.apply(Create.of(row).withRowSchema(row.getSchema()));
  }

  private static PCollection<Row> rows(Pipeline pipeline, org.apache.beam.sdk.schemas.Schema none) {
    return pipeline.apply(Create.empty(none));
  }

  private static void assertRows(PCollection<Chunk> chunks, List<? extends List<?>> expected) {
    List<List<Object>> rows =
        expected.stream().map(row -> (List<Object>) new ArrayList<Object>(row)).toList();
    PAssert.that(chunks)
        .satisfies(
            found -> {
              assertThat(
                      StreamSupport.stream(found.spliterator(), false)
                          .flatMap(chunk -> Rows.of(chunk).stream())
                          .collect(Collectors.toList()))
                  .containsExactlyInAnyOrderElementsOf(rows);
              return null;
            });
  }

  /** Beam's own coder of text can't hold half a surrogate pair. */
  private static boolean isUnicode(Chunk chunk) {
    return StandardCharsets.UTF_8.newEncoder().canEncode(Rows.of(chunk).toString());
  }
}
