package farm.analysis.load.sqlite.table;

import farm.analysis.chunk.Schema;
import farm.analysis.expression.Expression;
import farm.analysis.expression.NumberRange;
import farm.analysis.load.sqlite.database.Relation;
import farm.analysis.load.sqlite.record.ColumnPlace;
import farm.analysis.load.sqlite.record.NeededRows;
import farm.analysis.load.sqlite.record.PagedTable;
import farm.analysis.load.sqlite.record.RowFilter;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A table's pages, or the reason that it isn't read by them.
 *
 * @param table the pages; null if it isn't read by them
 * @param obstacle the reason, worded to follow the database's name; empty if there is none, or none
 *     that a user needs to know
 */
record TablePages(@Nullable PagedTable table, String obstacle) implements Serializable {

  private static final String SIMULATION_ID = "simulation_id";

  /** The pages that hold the wanted rows and columns of a table, or the obstacle. */
  static TablePages of(
      TableInspection look,
      Schema schema,
      @Nullable String pathColumn,
      @Nullable Expression condition) {
    TableStorage storage = look.storage();
    String id = look.relation().simulationId();
    if (storage.tree() == null) {
      return new TablePages(null, storage.obstacle());
    }
    Optional<String> obstacle =
        obstacle(look, schema).or(() -> id == null ? Optional.empty() : obstacle(storage, id));
    if (obstacle.isPresent()) {
      return new TablePages(null, obstacle.get());
    }
    List<ColumnPlace> places = new ArrayList<>();
    for (String name : schema.names()) {
      if (name.equals(pathColumn)) {
        places.add(ColumnPlace.PATH);
      } else {
        places.add(look.columns().containsKey(name) ? storage.place(name) : ColumnPlace.MISSING);
      }
    }
    return new TablePages(
        new PagedTable(
            storage.tree(),
            storage.columnCount(),
            schema,
            places,
            id == null ? null : filter(storage, id),
            condition == null ? List.of() : needed(condition, schema, places)),
        "");
  }

  private static List<NeededRows> needed(
      Expression condition, Schema schema, List<ColumnPlace> places) {
    List<NeededRows> needed = new ArrayList<>();
    for (NumberRange range : PushedCondition.ranges(condition, schema)) {
      ColumnPlace place = places.get(schema.indexOf(range.column()));
      if (place.kind() == ColumnPlace.Kind.STORED) {
        needed.add(new NeededRows(place, range));
      }
    }
    return needed;
  }

  private static Optional<String> obstacle(TableInspection look, Schema schema) {
    return schema.names().stream()
        .filter(look.columns()::containsKey)
        .flatMap(name -> look.storage().obstacleOf(name).stream())
        .findFirst();
  }

  /**
   * The reason that ids can't be compared as in SQLite, which converts text by affinity; or empty.
   */
  private static Optional<String> obstacle(TableStorage storage, String id) {
    Optional<String> computed = storage.obstacleOf(SIMULATION_ID);
    if (computed.isPresent()) {
      return computed;
    }
    boolean isPlain = Relation.integer(id).isPresent() || id.matches("[A-Za-z_].*");
    return storage.collates()
            || !isPlain
            || storage.place(SIMULATION_ID).kind() != ColumnPlace.Kind.STORED
        ? Optional.of("its %s isn't compared byte by byte".formatted(SIMULATION_ID))
        : Optional.empty();
  }

  private static RowFilter filter(TableStorage storage, String id) {
    return new RowFilter(storage.place(SIMULATION_ID), id, Relation.integer(id).orElse(null));
  }
}
