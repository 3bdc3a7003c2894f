package farm.analysis.chunk;

import farm.analysis.problem.NearestName;
import farm.analysis.problem.RequestException;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The names and types of a chunk's columns, in order; names are unique and case matters. */
public final class Schema implements Serializable {

  /** The name and type of one column. */
  public record Field(String name, ColumnType type) implements Serializable {
    @Override
    public String toString() {
      return name + " " + type.word();
    }
  }

  private final List<Field> fields;
  private final Map<String, Integer> indexes;

  private Schema(List<Field> fields) {
    this.fields = List.copyOf(fields);
    this.indexes = new HashMap<>();
    for (Field field : this.fields) {
      if (indexes.put(field.name(), indexes.size()) != null) {
        throw new IllegalArgumentException("two columns are named '" + field.name() + "'");
      }
    }
  }

  /**
   * A schema of these fields.
   *
   * @throws IllegalArgumentException if two fields have the same name
   */
  public static Schema of(Collection<Field> fields) {
    return new Schema(List.copyOf(fields));
  }

  /** A schema of these fields. */
  public static Schema of(Field... fields) {
    return new Schema(Arrays.asList(fields));
  }

  /** The columns in order. */
  public List<Field> fields() {
    return fields;
  }

  /** The number of columns. */
  public int size() {
    return fields.size();
  }

  /** The column at {@code index}, counted from 0. */
  public Field field(int index) {
    return fields.get(index);
  }

  /** The names in order. */
  public List<String> names() {
    return fields.stream().map(Field::name).toList();
  }

  /** The index of the column of this name, counted from 0, or empty if there is none. */
  public Optional<Integer> find(String name) {
    return Optional.ofNullable(indexes.get(name));
  }

  /**
   * The index of the column of this name, counted from 0.
   *
   * @throws RequestException if there is none; the message lists the columns
   */
  public int indexOf(String name) {
    Integer index = indexes.get(name);
    if (index == null) {
      throw new RequestException(name, unknownColumn(name));
    }
    return index;
  }

  /**
   * The indexes of the columns of these names, in the order of the names.
   *
   * @throws RequestException if columns are missing: one exception for each unknown name. The first
   *     is thrown, with the others as suppressed exceptions
   */
  public int[] indexesOf(Collection<String> names) {
    RequestException.throwIfAny(
        names.stream()
            .distinct()
            .filter(name -> find(name).isEmpty())
            .map(name -> new RequestException(name, unknownColumn(name)))
            .toList());
    return names.stream().mapToInt(this::indexOf).toArray();
  }

  /**
   * The message for a column {@code name} that doesn't exist; it lists the columns and may suggest
   * one.
   */
  public String unknownColumn(String name) {
    return "no column '%s'%s".formatted(name, NearestName.choices(name, "columns", names()));
  }

  /** This schema with one more column at the end. */
  public Schema with(Field field) {
    return new Schema(Stream.concat(fields.stream(), Stream.of(field)).toList());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Schema schema && fields.equals(schema.fields);
  }

  @Override
  public int hashCode() {
    return fields.hashCode();
  }

  /** A number that is the same in every JVM for equal schemas, to detect a different schema. */
  int fingerprint() {
    return fields.stream().map(Field::toString).collect(Collectors.joining("\0")).hashCode();
  }

  /** The columns as {@code name type, name type}. */
  @Override
  public String toString() {
    return fields.stream().map(Field::toString).collect(Collectors.joining(", "));
  }
}
