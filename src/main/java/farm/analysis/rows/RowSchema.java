package farm.analysis.rows;

import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
import farm.analysis.problem.RequestException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.schemas.Schema.Field;
import org.apache.beam.sdk.schemas.Schema.FieldType;
import org.apache.beam.sdk.schemas.Schema.LogicalType;
import org.apache.beam.sdk.schemas.Schema.Options;
import org.apache.beam.sdk.schemas.Schema.TypeName;

/** Converts the schema of chunks to Beam's schema of rows, and back. */
final class RowSchema {

  /** The option, set to true, that marks a STRING field as JSON. */
  private static final String JSON_OPTION = "farm:json";

  private RowSchema() {}

  static org.apache.beam.sdk.schemas.Schema of(Schema schema) {
    return schema.fields().stream()
        .map(RowSchema::field)
        .collect(org.apache.beam.sdk.schemas.Schema.toSchema());
  }

  private static Field field(Schema.Field field) {
    Field nullable = Field.nullable(field.name(), fieldType(field.type()));
    return field.type() == ColumnType.JSON
        ? nullable.withOptions(Options.setOption(JSON_OPTION, FieldType.BOOLEAN, true))
        : nullable;
  }

  private static FieldType fieldType(ColumnType type) {
    return switch (type) {
      case LONG -> FieldType.INT64;
      case DOUBLE -> FieldType.DOUBLE;
      case BOOLEAN -> FieldType.BOOLEAN;
      case TEXT, JSON -> FieldType.STRING;
    };
  }

  /**
   * The columns that hold the fields of these rows.
   *
   * @throws RequestException if no column can hold the type of a field
   */
  static Schema chunksOf(org.apache.beam.sdk.schemas.Schema rows) {
    List<Schema.Field> fields = new ArrayList<>();
    for (Field field : rows.getFields()) {
      ColumnType type =
          columnType(field)
              .orElseThrow(
                  () ->
                      new RequestException(
                          field.getName(),
                          ("field '%s' is %s, which no column can hold; should be INT16, INT32,"
                                  + " INT64, BYTE, FLOAT, DOUBLE, BOOLEAN or STRING")
                              .formatted(field.getName(), typeName(field))));
      fields.add(new Schema.Field(field.getName(), type));
    }
    return Schema.of(fields);
  }

  /**
   * Checks that the rows have these columns.
   *
   * @throws RequestException if a column is missing or has another type
   */
  static void check(Schema wanted, org.apache.beam.sdk.schemas.Schema rows) {
    for (Schema.Field column : wanted.fields()) {
      if (!rows.hasField(column.name())) {
        throw new RequestException(
            column.name(),
            "the rows have no field '%s'; fields: %s"
                .formatted(column.name(), String.join(", ", rows.getFieldNames())));
      }
      Field field = rows.getField(column.name());
      if (!holds(column.type(), columnType(field))) {
        throw new RequestException(
            column.name(),
            "field '%s' is %s, which a column of type %s can't hold"
                .formatted(column.name(), typeName(field), column.type().word()));
      }
    }
  }

  private static boolean holds(ColumnType wanted, Optional<ColumnType> found) {
    return found.isPresent()
        && (found.get() == wanted || (found.get().isTextual() && wanted.isTextual()));
  }

  private static Optional<ColumnType> columnType(Field field) {
    return switch (baseType(field.getType())) {
      case BYTE, INT16, INT32, INT64 -> Optional.of(ColumnType.LONG);
      case FLOAT, DOUBLE -> Optional.of(ColumnType.DOUBLE);
      case BOOLEAN -> Optional.of(ColumnType.BOOLEAN);
      case STRING ->
          Optional.of(
              field.getOptions().hasOption(JSON_OPTION) ? ColumnType.JSON : ColumnType.TEXT);
      default -> Optional.empty();
    };
  }

  /**
   * The type of a field; text of a limited length, as JdbcIO reads it, is STRING. Other logical
   * types mean something other than their base types.
   */
  private static TypeName baseType(FieldType type) {
    LogicalType<?, ?> logical = type.getLogicalType();
    return logical != null && logical.getBaseType().getTypeName() == TypeName.STRING
        ? TypeName.STRING
        : type.getTypeName();
  }

  private static String typeName(Field field) {
    LogicalType<?, ?> logical = field.getType().getLogicalType();
    return logical == null ? field.getType().getTypeName().name() : logical.getIdentifier();
  }
}
