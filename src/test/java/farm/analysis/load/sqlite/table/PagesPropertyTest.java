package farm.analysis.load.sqlite.table;

import static org.assertj.core.api.Assertions.assertThat;

import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
import farm.analysis.expression.Expression;
import farm.analysis.load.DataLoader;
import farm.analysis.load.input.ChunkSize;
import farm.analysis.load.sqlite.GeneratedDatabase;
import farm.analysis.load.sqlite.SqliteLoader;
import farm.analysis.load.sqlite.record.PagedTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Databases of all forms give the same by their pages as through sqlite-jdbc. */
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

  @Test
  void bothReadersLeaveTheSameRowsOut() {
    int conditions = 0;
    for (long seed = 1; seed <= CASES; seed++) {
      String path = GeneratedDatabase.at(folder, seed);
      Random random = new Random(-seed);
      DataLoader some = someOf(SqliteLoader.table(path, "t"), random);
      DataLoader asked = some.withCondition(Expression.parse(condition(some.schema(), random)));
      PagedTable table = ((SqliteSource) asked.inputs().sources().get(0)).pages().table();
      if (table != null && !table.needed().isEmpty()) {
        check(seed, ReadBothWays.of(asked), random);
        conditions++;
      }
      assertThat(Path.of(path).toFile().delete()).isTrue();
    }
    assertThat(conditions).isGreaterThan(CASES / 3);
  }

  /** A condition on a column of numbers, if there is one. */
  private static String condition(Schema schema, Random random) {
    List<Schema.Field> fields =
        schema.fields().stream().filter(field -> field.type().isNumeric()).toList();
    if (fields.isEmpty()) {
      return "true";
    }
    Schema.Field field = fields.get(random.nextInt(fields.size()));
    String name = "\"" + field.name() + "\"";
    String number = Integer.toString(random.nextInt(300) - 100);
    if (field.type() == ColumnType.DOUBLE && random.nextBoolean()) {
      number += ".5";
    }
    List<String> forms =
        List.of(
            "%1$s < %2$s",
            "%1$s <= %2$s",
            "%2$s < %1$s",
            "%1$s >= %2$s",
            "%1$s = %2$s",
            "%1$s between %2$s and 9000",
            "%1$s > -20 and %1$s < %2$s");
    return forms.get(random.nextInt(forms.size())).formatted(name, number);
  }

  private static void check(long seed, DataLoader all, Random random) {
    check(seed, ReadBothWays.of(someOf(all, random)), random);
  }

  private static void check(long seed, ReadBothWays both, Random random) {
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

  /** Some columns in any order, some with types that may not fit, without the virtual column. */
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
