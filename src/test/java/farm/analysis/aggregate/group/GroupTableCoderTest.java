package farm.analysis.aggregate.group;

import static farm.analysis.chunk.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import farm.analysis.aggregate.AgentTurns;
import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ChunkCoder;
import farm.analysis.chunk.Rows;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.beam.sdk.coders.CoderException;
import org.apache.beam.sdk.util.CoderUtils;
import org.apache.beam.sdk.util.SerializableUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GroupTableCoderTest {

  private static final AggregateSpec SPEC =
      new AggregateSpec(AgentTurns.SCHEMA, List.of("step", "type"), AgentTurns.aggregations());
  private static final GroupTableCoder CODER = new GroupTableCoder(SPEC);

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 50, 500})
  void tableSurvivesTheRoundTrip(int rows) throws IOException {
    GroupTable table = table(AgentTurns.random(rows, rows));

    GroupTable decoded = decode(encode(table));

    assertThat(decoded.size()).isEqualTo(table.size());
    assertThat(AgentTurns.result(decoded)).isEqualTo(AgentTurns.result(table));
    assertThat(encode(decoded)).isEqualTo(encode(table));
  }

  @Test
  void decodedTableCanBeAddedTo() throws IOException {
    Chunk turns = AgentTurns.random(22, 100);
    GroupTable decoded = decode(encode(table(turns.slice(0, 60))));

    decoded.add(turns.slice(60, 20));
    decoded.merge(table(turns.slice(80, 20)));

    assertThat(AgentTurns.result(decoded)).isEqualTo(AgentTurns.result(table(turns)));
  }

  @Test
  void tableWithoutKeysSurvivesTheRoundTrip() throws IOException {
    AggregateSpec spec = new AggregateSpec(AgentTurns.SCHEMA, List.of(), AgentTurns.aggregations());
    GroupTable table = GroupTable.ofNoRows(spec);

    GroupTable decoded = CoderUtils.clone(new GroupTableCoder(spec), table);

    assertThat(AgentTurns.result(decoded)).isEqualTo(AgentTurns.result(table));
    assertThat(Rows.of(AgentTurns.result(decoded)))
        .containsExactly(row(0L, 0L, null, null, null, null, null, null, null));
  }

  @Test
  void truncatedBytesAreRefusedAtEveryLength() throws IOException {
    byte[] bytes =
        encode(
            table(
                Rows.chunk(
                    AgentTurns.SCHEMA,
                    row(null, null, null, null),
                    row(1L, "prey", 1e300, 3L),
                    row(1L, "prey", 1.0, 3L),
                    row(1L, "prey", 1e-300, 3L),
                    row(1L, "prey", Double.MAX_VALUE, 3L))));

    for (int length = 0; length < bytes.length; length++) {
      byte[] truncated = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> decode(truncated))
          .describedAs("%d of %d bytes", length, bytes.length)
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void keysMustBeDistinct() throws IOException {
    Chunk keys = Rows.chunk(SPEC.keySchema(), row(1L, "a"), row(1L, "a"));
    byte[] twice =
        Arrays.copyOf(CoderUtils.encodeToByteArray(ChunkCoder.of(SPEC.keySchema()), keys), 1000);

    assertThatThrownBy(() -> decode(twice))
        .isInstanceOf(CoderException.class)
        .hasMessage("2 keys, only 1 of them distinct");
  }

  @Test
  void isSerializable() throws IOException {
    GroupTableCoder copy = SerializableUtils.clone(CODER);
    GroupTable table = table(AgentTurns.random(24, 10));

    assertThat(AgentTurns.result(copy.decode(new ByteArrayInputStream(encode(table)))))
        .isEqualTo(AgentTurns.result(table));
  }

  private static GroupTable table(Chunk turns) {
    GroupTable table = new GroupTable(SPEC);
    table.add(turns);
    return table;
  }

  private static byte[] encode(GroupTable table) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CODER.encode(table, bytes);
    return bytes.toByteArray();
  }

  private static GroupTable decode(byte[] bytes) throws IOException {
    return CODER.decode(new ByteArrayInputStream(bytes));
  }
}
