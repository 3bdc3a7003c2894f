package farm.analysis.load.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import farm.analysis.chunk.ColumnType;
import farm.analysis.load.ChunkSize;
import farm.analysis.load.DataLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Databases of all forms read by their pages as through sqlite-jdbc. */
class PagesPropertyTest {

  private static final int CASES = 150;

  @TempDir Path folder;

  @Test
  void bothReadersGiveTheSameChunksOrTheSameError() {
    for (long seed = 1; seed <= CASES; seed++) {
      String path = GeneratedDatabase.at(folder, seed);
      check(seed, SqliteLoader.table(path, "t"), new Random(seed));
      assertThat(Path.of(path).toFile().delete()).isTrue();
    }
  }

  private static void check(long seed, DataLoader all, Random random) {
    ReadBothWays both = ReadBothWays.of(someOf(all, random));
    for (ChunkSize size :
        List.of(
            ChunkSize.rows(1),
            ChunkSize.rows(7),
            ChunkSize.DEFAULT,
            new ChunkSize(1 << 16, 1 + random.nextInt(3000)))) {
      assertThat(both.byPages(size)).as("seed %d", seed).isEqualTo(both.throughJdbc(size));
    }
    for (long targetBytes : new long[] {1, 5000, 60_000, 1 << 24}) {
      assertThat(both.byPages(ChunkSize.rows(1), targetBytes))
          .as("seed %d", seed)
          .isEqualTo(both.throughJdbc(ChunkSize.rows(1)));
    }
  }

  /** Some columns in any order, some with types that may not fit; none that SQLite computes. */
  private static DataLoader someOf(DataLoader all, Random random) {
    List<String> names = new ArrayList<>(all.schema().names());
    names.remove("v");
    java.util.Collections.shuffle(names, random);
    List<String> some = names.subList(0, 1 + random.nextInt(names.size()));
    Map<String, ColumnType> types = new HashMap<>();
    for (String name : some) {
      if (random.nextInt(4) == 0) {
        types.put(name, ColumnType.values()[random.nextInt(ColumnType.values().length)]);
      }
    }
    return all.withColumns(some).withSchema(types);
  }
}
