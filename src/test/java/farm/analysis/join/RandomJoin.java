package farm.analysis.join;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Rows;
import farm.analysis.chunk.Schema;
import farm.analysis.chunk.Schema.Field;
import farm.analysis.join.JoinFields.Renamed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A join of random tables, each with the columns {@code id} (the number of the row), {@code k} and
 * {@code j} (keys with missing and repeated values) and {@code v}; in SQL, they have the names of
 * their tables in front.
 *
 * @param tables the rows of each input by its name, in order
 */
record RandomJoin(
    JoinType type,
    List<Map<String, String>> equalities,
    boolean isByOneName,
    Map<String, Chunk> tables) {

  private static final List<String> NAMES = List.of("x", "a", "b");
  private static final List<List<ColumnType>> KEY_TYPES =
      List.of(
          List.of(ColumnType.LONG),
          List.of(ColumnType.LONG, ColumnType.DOUBLE),
          List.of(ColumnType.DOUBLE),
          List.of(ColumnType.BOOLEAN),
          List.of(ColumnType.TEXT),
          List.of(ColumnType.TEXT, ColumnType.JSON));

  private static final Object[] LONGS = {0L, 1L, -7L, (1L << 53) + 1, 1L << 53, Long.MAX_VALUE};
  private static final Object[] DOUBLES = {0.0, -0.0, 1.0, 0.5, 0x1p53, 0x1p63, 1 / 0.0, -7.0};
  private static final Object[] TEXTS = {"", "a", "A", "ä", "\uD83D\uDE00x", "\uE000", " a"};

  /** The join that belongs to this seed. */
  static RandomJoin of(long seed, int inputs) {
    Random random = new Random(seed);
    List<String> names = NAMES.subList(0, inputs);
    List<ColumnType> keyTypes = any(KEY_TYPES, random);
    Map<String, Chunk> tables = new LinkedHashMap<>();
    names.forEach(name -> tables.put(name, table(name, keyTypes, random)));
    boolean isByOneName = random.nextInt(4) == 0;
    return new RandomJoin(
        type(names, random), equalities(names, isByOneName, random), isByOneName, tables);
  }

  private static <T> T any(List<T> values, Random random) {
    return values.get(random.nextInt(values.size()));
  }

  private static JoinType type(List<String> names, Random random) {
    if (random.nextInt(3) > 0) {
      return any(Arrays.asList(JoinType.Kind.values()), random);
    }
    List<String> outer = new ArrayList<>(names);
    Collections.shuffle(outer, random);
    return new JoinType.Outer(outer.subList(0, 1 + random.nextInt(names.size())));
  }

  private static List<Map<String, String>> equalities(
      List<String> names, boolean isByOneName, Random random) {
    if (isByOneName) {
      return List.of(new Equality.InAll("k").columns(names));
    }
    List<Map<String, String>> equalities = new ArrayList<>();
    for (int i = 1; i < names.size(); i++) {
      for (int n = 1 + random.nextInt(2); n > 0; n--) {
        String column = random.nextBoolean() ? "k" : "j";
        Map<String, String> equality = new LinkedHashMap<>();
        equality.put(names.get(random.nextInt(i)), column);
        equality.put(names.get(i), column);
        equalities.add(equality);
      }
    }
    return equalities;
  }

  private static Chunk table(String name, List<ColumnType> keyTypes, Random random) {
    Schema schema =
        Schema.of(
            new Field("id_" + name, ColumnType.LONG),
            new Field("k", any(keyTypes, random)),
            new Field("j", ColumnType.TEXT),
            new Field("v_" + name, any(Arrays.asList(ColumnType.values()), random)));
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (long id = random.nextInt(5) == 0 ? 0 : random.nextInt(25); id > 0; id--) {
      List<@Nullable Object> row = new ArrayList<>(List.of((long) rows.size()));
      for (Field field : schema.fields().subList(1, schema.size())) {
        row.add(random.nextInt(6) == 0 ? null : value(field.type(), random));
      }
      rows.add(row);
    }
    return Rows.chunk(schema, rows);
  }

  private static Object value(ColumnType type, Random random) {
    return switch (type) {
      case LONG -> LONGS[random.nextInt(LONGS.length)];
      case DOUBLE -> DOUBLES[random.nextInt(DOUBLES.length)];
      case BOOLEAN -> random.nextBoolean();
      case TEXT, JSON -> TEXTS[random.nextInt(TEXTS.length)];
    };
  }

  List<String> names() {
    return List.copyOf(tables.keySet());
  }

  /** The options, which keep all columns; keys that don't become one get a name for each input. */
  JoinOptions options() {
    List<Equality> equal =
        isByOneName
            ? List.of(new Equality.InAll("k"))
            : equalities.stream().<Equality>map(Equality.Of::new).toList();
    boolean isUnited = isUnited("k") && isUnited("j");
    boolean isShort = isUnited && isByOneName;
    return new JoinOptions(type, equal, isShort ? Map.of() : fields(isUnited), List.of());
  }

  private Map<String, JoinFields> fields(boolean isUnited) {
    Map<String, JoinFields> fields = new LinkedHashMap<>();
    for (String name : names()) {
      Map<String, String> columns = new LinkedHashMap<>();
      for (String column : tables.get(name).schema().names()) {
        boolean isKey = column.equals("k") || column.equals("j");
        columns.put(isKey && !isUnited ? column + "_" + name : column, column);
      }
      fields.put(name, new Renamed(columns));
    }
    return fields;
  }

  /** Returns true if the column is one column in the result, because its input are all equal. */
  boolean isUnited(String column) {
    for (int i = 1; i < names().size(); i++) {
      String name = names().get(i);
      boolean isEqual =
          equalities.stream()
              .anyMatch(
                  e -> column.equals(e.get(name)) && !e.keySet().iterator().next().equals(name));
      if (!isEqual || type(name, column) != type(names().get(0), column)) {
        return false;
      }
    }
    return true;
  }

  private ColumnType type(String name, String column) {
    Schema schema = tables.get(name).schema();
    return schema.field(schema.indexOf(column)).type();
  }
}
