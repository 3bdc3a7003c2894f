package farm.analysis.report;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Column;
import farm.analysis.chunk.Origin;
import farm.analysis.chunk.Schema;
import farm.analysis.report.table.ColumnRole;
import farm.analysis.report.table.Table;
import java.util.ArrayList;
import java.util.List;

/** Builds tables column by column. */
public final class TestTables {

  private final List<Schema.Field> fields = new ArrayList<>();
  private final List<Column> columns = new ArrayList<>();
  private final List<ColumnRole> roles = new ArrayList<>();

  /** Adds a column. */
  public TestTables column(String name, ColumnRole role, Column values) {
    fields.add(new Schema.Field(name, values.type()));
    columns.add(values);
    roles.add(role);
    return this;
  }

  /** The table of these columns. */
  public Table table() {
    int rows = columns.isEmpty() ? 0 : columns.get(0).size();
    return Table.of(Chunk.of(Schema.of(fields), columns, Origin.of("test"), rows), roles);
  }
}
