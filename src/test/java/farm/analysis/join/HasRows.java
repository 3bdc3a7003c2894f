package farm.analysis.join;

import static org.assertj.core.api.Assertions.assertThat;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Rows;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.jspecify.annotations.Nullable;

/** Checks that chunks, ordered by their origins, have these rows. */
record HasRows(List<List<@Nullable Object>> expected)
    implements SerializableFunction<Iterable<Chunk>, Void> {

  @Override
  public Void apply(Iterable<Chunk> chunks) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    StreamSupport.stream(chunks.spliterator(), false)
        .sorted(Comparator.comparing(Chunk::origin))
        .forEach(
            chunk ->
                Rows.of(chunk)
                    .forEach(
                        row ->
                            rows.add(row.stream().<@Nullable Object>map(SqlValue::of).toList())));
    assertThat(rows).isEqualTo(expected);
    return null;
  }
}
