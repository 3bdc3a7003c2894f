package farm.analysis.load.input;

import farm.analysis.chunk.ColumnType;
import farm.analysis.problem.DataException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The columns of several inputs, brought together by name. Each gets a type that holds its values
 * in all inputs. If the type in one input is only a guess, the type in another input is taken
 * instead.
 */
public final class ColumnUnion {

  private static final int NAMED_AT_MOST = 3;

  private final BiFunction<ColumnType, ColumnType, Optional<ColumnType>> widening;
  private final Map<String, Typed> columns = new LinkedHashMap<>();

  /**
   * The type of a column so far, the input that has it, and the first conflicting type, if there is
   * one.
   */
  private record Typed(
      ColumnType type, boolean isCertain, Supplier<String> place, @Nullable Typed conflict) {}

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
    add(name, type, isCertain, () -> path);
  }

  /**
   * Adds a column of an input.
   *
   * @param isCertain false if the type is a guess
   * @param place the input, or the place in it that shows the type, asked for only for a message
   */
  public void add(String name, ColumnType type, boolean isCertain, Supplier<String> place) {
    columns.merge(name, new Typed(type, isCertain, place, null), this::widened);
  }

  private Typed widened(Typed one, Typed other) {
    if (!one.isCertain || !other.isCertain) {
      return one.isCertain ? one : other;
    }
    ColumnType both = widening.apply(one.type, other.type).orElse(null);
    if (both == null) {
      return one.conflict == null ? new Typed(one.type, true, one.place, other) : one;
    }
    return both == one.type ? one : new Typed(both, true, other.place, one.conflict);
  }

  /** The names of all columns, in the order in which they were first added. */
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
                typed.place.get(),
                typed.conflict.type.word(),
                typed.conflict.place.get()));
  }

  /**
   * The end of a message about a column that the first of some inputs lacks: it says that the
   * others lack it too.
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
