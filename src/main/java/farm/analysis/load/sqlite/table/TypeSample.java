package farm.analysis.load.sqlite.table;

import farm.analysis.load.input.InputRange;
import farm.analysis.load.sqlite.database.Cursor;
import farm.analysis.load.sqlite.database.Database;
import farm.analysis.load.sqlite.database.Relation;
import farm.analysis.load.sqlite.record.StorageClass;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Looks at some values of each column of a relation, to find their storage classes. */
public final class TypeSample {

  /**
   * The number of rows looked at from the start; a tenth of it is looked at from each later place.
   */
  private static final int ROWS = 1000;

  private static final int PLACES = 8;

  private final Database database;
  private final Relation relation;
  private final List<String> columns;
  private final Map<String, Set<StorageClass>> seen = new HashMap<>();

  private TypeSample(Database database, Relation relation, List<String> columns) {
    this.database = database;
    this.relation = relation;
    this.columns = columns;
    columns.forEach(column -> seen.put(column, EnumSet.noneOf(StorageClass.class)));
  }

  /** The storage classes seen in each of these columns, in rows with rowids in that range. */
  public static Map<String, Set<StorageClass>> of(
      Database database, Relation relation, List<String> columns, InputRange rowids) {
    TypeSample sample = new TypeSample(database, relation, columns);
    try {
      sample.look(rowids, ROWS);
      long step = Long.divideUnsigned(rowids.last() - rowids.first(), PLACES);
      for (int place = 1; relation.rowid() != null && step > ROWS && place <= PLACES; place++) {
        long first = rowids.first() + place * step - ROWS / 10;
        sample.look(new InputRange(first, rowids.last(), 0), ROWS / 10);
      }
    } catch (SQLException e) {
      throw database.failure(relation, e);
    }
    return sample.seen;
  }

  private static void add(Set<StorageClass> classes, String names) {
    for (String name : names.split(",", -1)) {
      classes.add(StorageClass.valueOf(name.toUpperCase(Locale.ROOT)));
    }
  }

  private void look(InputRange range, int rows) throws SQLException {
    try (Cursor cursor = Cursor.ofTypes(database, relation, columns, range, rows)) {
      cursor.next();
      for (int c = 0; c < columns.size(); c++) {
        if (cursor.storageClass(c) != StorageClass.NULL) {
          add(Objects.requireNonNull(seen.get(columns.get(c))), cursor.textAt(c));
        }
      }
    }
  }
}
