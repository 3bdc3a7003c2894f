package farm.analysis.pipeline.yaml;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A value of a YAML document, with its place. */
public sealed interface Node {

  /** The place where the value begins. */
  SourcePosition place();

  /** The value for a message that ends in "…, was X": short and on one line. */
  String found();

  /** Returns true if the value is YAML's null, which means the same as leaving it out. */
  default boolean isMissing() {
    return false;
  }

  /** The way in which a single value was written. */
  enum Style {
    /** Without quotes, so that YAML may read it as more than text. */
    PLAIN,
    /** In quotes, or as a block. */
    QUOTED,
    /** As the whole value of a parameter: a list, separated by commas, where a list is expected. */
    GIVEN
  }

  /** A single value, without its quotes. */
  record Scalar(SourcePosition place, String text, Style style) implements Node {

    /** YAML 1.2, section 10.3.2 (core schema). */
    private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");

    private static final int SHOWN = 60;

    @Override
    public boolean isMissing() {
      return style == Style.PLAIN && NULLS.contains(text);
    }

    @Override
    public String found() {
      if (isMissing()) {
        return "empty";
      }
      String line = text.strip().replaceAll("\\s+", " ");
      return "'" + (line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…") + "'";
    }
  }

  /** A list. */
  record Sequence(SourcePosition place, List<Node> items) implements Node {

    /** Keeps its own copy of the items. */
    public Sequence {
      items = List.copyOf(items);
    }

    @Override
    public String found() {
      return "a list";
    }
  }

  /** Keys with their values, in the order of the file. */
  record Mapping(SourcePosition place, Map<String, Entry> entries) implements Node {

    /** Keeps its own copy of the entries. */
    public Mapping {
      entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    /** The value of a key; empty if there is no such key or its value is missing. */
    public Optional<Node> at(String key) {
      return Optional.ofNullable(entries.get(key))
          .map(Entry::value)
          .filter(value -> !value.isMissing());
    }

    /** The same with another value for a key; a new key is last, at the place of its value. */
    public Mapping with(String key, Node value) {
      Map<String, Entry> changed = new LinkedHashMap<>(entries);
      Entry old = entries.get(key);
      changed.put(key, new Entry(old == null ? value.place() : old.keyPlace(), value));
      return new Mapping(place, changed);
    }

    /** The same with a changed value for each key. */
    public Mapping withEach(UnaryOperator<Node> change) {
      Map<String, Entry> changed = new LinkedHashMap<>();
      entries.forEach(
          (key, old) -> changed.put(key, new Entry(old.keyPlace(), change.apply(old.value()))));
      return new Mapping(place, changed);
    }

    /** The same without a key. */
    public Mapping without(String key) {
      Map<String, Entry> fewer = new LinkedHashMap<>(entries);
      fewer.remove(key);
      return new Mapping(place, fewer);
    }

    @Override
    public String found() {
      return "a mapping";
    }
  }

  /** The place of a key, and its value. */
  record Entry(SourcePosition keyPlace, Node value) {}
}
