package farm.analysis.join;

import static org.assertj.core.api.Assertions.assertThat;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Rows;
import farm.analysis.join.pair.Pairing.Side;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Joins of random tables have the rows of SQLite's joins, in the order of the streamed rows, for
 * any size and order of the chunks.
 */
class JoinOracleTest {

  private static final int CASES = 500;
  private static final List<Optional<Side>> WAYS =
      List.of(Optional.of(Side.LEFT), Optional.empty(), Optional.of(Side.RIGHT));

  private static final int[] CHUNK_ROWS = {1, 7, 10_000};

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void rowsAreInTheOrderOfTheFirstInput(int inputs) throws Exception {
    List<Optional<Side>> sides = Collections.nCopies(inputs - 1, Optional.of(Side.RIGHT));
    for (int seed = 0; seed < CASES; seed++) {
      RandomJoin join = RandomJoin.of(seed, inputs);
      List<List<@Nullable Object>> expected = SqliteJoin.rows(join);
      for (int chunkRows : CHUNK_ROWS) {
        assertThat(rows(join, sides, seed, chunkRows))
            .as("%s in chunks of %d", join, chunkRows)
            .isEqualTo(expected);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void anySideOrNoneCanBeInMemory(int inputs) throws Exception {
    for (int seed = 0; seed < CASES; seed++) {
      RandomJoin join = RandomJoin.of(seed, inputs);
      Random random = new Random(seed);
      List<Optional<Side>> sides = new ArrayList<>(List.of(WAYS.get(random.nextInt(2))));
      while (sides.size() < inputs - 1) {
        sides.add(WAYS.get(random.nextInt(WAYS.size())));
      }
      List<List<@Nullable Object>> expected = SqliteJoin.rows(join);
      List<List<@Nullable Object>> rows = rows(join, sides, seed, 10_000);
      assertThat(rows).as("%s with %s", join, sides).containsExactlyInAnyOrderElementsOf(expected);
      for (int chunkRows : new int[] {1, 7}) {
        assertThat(rows(join, sides, seed, chunkRows)).isEqualTo(rows);
      }
    }
  }

  private static List<List<@Nullable Object>> rows(
      RandomJoin join, List<Optional<Side>> sides, long seed, int chunkRows) {
    LocalJoin local = new LocalJoin(new Random(seed), chunkRows);
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (Chunk chunk : local.chunks(join.options(), join.tables(), sides)) {
      for (List<@Nullable Object> row : Rows.of(chunk)) {
        rows.add(row.stream().<@Nullable Object>map(SqlValue::of).toList());
      }
    }
    return rows;
  }
}
