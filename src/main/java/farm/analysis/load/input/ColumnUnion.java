package farm.analysis.load.input;

import farm.analysis.chunk.ColumnType;
import farm.analysis.problem.DataException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The columns of several inputs, brought together by name. Each gets a type that holds its values
 * in all inputs. A type that an input doesn't show for certain gives way to that of another input.
 */
public final class ColumnUnion {

  private static final int NAMED_AT_MOST = 3;

  private final BiFunction<ColumnType, ColumnType, Optional<ColumnType>> widening;
  private final Map<String, Typed> columns = new LinkedHashMap<>();

  /**
   * The type of a column so far, the input that has it, and the first conflicting type, if there is
   * one.
   */
  private record Typed(ColumnType type, boolean isCertain, String path, @Nullable Typed conflict) {}

  /**
   * A union without columns.
   *
   * @param widening the type that holds the values of two types, if there is one
   */
  public ColumnUnion(BiFunction<ColumnType, ColumnType, Optional<ColumnType>> widening) {
    this.widening = widening;
  }

  /**
   * Adds a column of an input.
   *
   * @param isCertain false if the type is a guess
   * @param path the input, for messages
   */
  public void add(String name, ColumnType type, boolean isCertain, String path) {
    columns.merge(name, new Typed(type, isCertain, path, null), this::widened);
  }

  private Typed widened(Typed one, Typed other) {
    if (!one.isCertain || !other.isCertain) {
      return one.isCertain ? one : other;
    }
    ColumnType both = widening.apply(one.type, other.type).orElse(null);
    if (both == null) {
      return one.conflict == null ? new Typed(one.type, true, one.path, other) : one;
    }
    return both == one.type ? one : new Typed(both, true, other.path, one.conflict);
  }

  /** The names of all columns, in the order in which they were added first. */
  public Set<String> names() {
    return columns.keySet();
  }

  /**
   * The type of a column.
   *
   * @return the type; empty if no input has the column
   * @throws DataException if its types differ, and none holds the values of both
   */
  public Optional<ColumnType> typeOf(String name) {
    Typed typed = columns.get(name);
    if (typed == null) {
      return Optional.empty();
    }
    conflictOf(name)
        .ifPresent(
            conflict -> {
              throw new DataException(
                  ("%s; give its type with schema: {%s: text}, or leave it out by naming the"
                          + " columns to read")
                      .formatted(conflict, name));
            });
    return Optional.of(typed.type);
  }

  /** The types of a column that have no common type, in words; empty if it has one type. */
  public Optional<String> conflictOf(String name) {
    Typed typed = columns.get(name);
    if (typed == null || typed.conflict == null) {
      return Optional.empty();
    }
    return Optional.of(
        "column '%s' is %s in %s but %s in %s"
            .formatted(
                name,
                typed.type.word(),
                typed.path,
                typed.conflict.type.word(),
                typed.conflict.path));
  }

  /**
   * The end of a message that the first of some inputs has no such column, nor has any other.
   *
   * @param kind the word for an input, such as {@code file}
   */
  public static String norOthers(int inputs, String kind) {
    return switch (inputs) {
      case 1 -> "";
      case 2 -> " (the other %s doesn't have it either)".formatted(kind);
      default -> " (none of the %d other %ss has it)".formatted(inputs - 1, kind);
    };
  }

  /** The first three texts as a list for a message. */
  public static String firstFew(List<String> texts) {
    return texts.stream().limit(NAMED_AT_MOST).collect(Collectors.joining(", "))
        + (texts.size() > NAMED_AT_MOST ? ", …" : "");
  }
}
