package farm.analysis.pipeline.yaml;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A value of a YAML document, with the place where it stands. */
public sealed interface Node {

  /** Where the value begins. */
  Place place();

  /** The value for a message that ends in "…, was X": short and on one line. */
  String found();

  /** Whether the value is YAML's null, which means the same as not writing it at all. */
  default boolean isMissing() {
    return false;
  }

  /**
   * A single value as it was written, without its quotes.
   *
   * @param plain whether it stood without quotes, so that YAML may see more than text in it
   */
  record Scalar(Place place, String text, boolean plain) implements Node {

    /** YAML 1.2, section 10.3.2 (core schema). */
    private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");

    private static final int SHOWN = 60;

    @Override
    public boolean isMissing() {
      return plain && NULLS.contains(text);
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
  record Sequence(Place place, List<Node> items) implements Node {

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
  record Mapping(Place place, Map<String, Entry> entries) implements Node {

    /** Keeps its own copy of the entries. */
    public Mapping {
      entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    /** The value of a key; empty when the key isn't there or its value is missing. */
    public Optional<Node> at(String key) {
      return Optional.ofNullable(entries.get(key))
          .map(Entry::value)
          .filter(value -> !value.isMissing());
    }

    @Override
    public String found() {
      return "a mapping";
    }
  }

  /** One key's place, and its value. */
  record Entry(Place keyPlace, Node value) {}
}
