package farm.analysis.expression.function;

import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** All functions that expressions can call; {@code docs/expressions.md} describes each. */
public final class Functions {

  private static final TreeMap<String, Function> BY_NAME = new TreeMap<>();

  static {
    Stream.of(
            NumberFunctions.all(), TextFunctions.all(), ChoiceFunctions.all(), GroupFunctions.all())
        .flatMap(Set::stream)
        .forEach(function -> BY_NAME.put(function.name(), function));
  }

  private Functions() {}

  /** The function of this name, ignoring case, or empty if there is none. */
  public static Optional<Function> find(String name) {
    return Optional.ofNullable(BY_NAME.get(name.toLowerCase(Locale.ROOT)));
  }

  /** The names in alphabetical order. */
  public static Set<String> names() {
    return Collections.unmodifiableSet(BY_NAME.keySet());
  }
}
