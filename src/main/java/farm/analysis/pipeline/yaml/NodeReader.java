package farm.analysis.pipeline.yaml;

import farm.analysis.pipeline.yaml.Node.Entry;
import farm.analysis.pipeline.yaml.Node.Mapping;
import farm.analysis.pipeline.yaml.Node.Scalar;
import farm.analysis.pipeline.yaml.Node.Sequence;
import farm.analysis.pipeline.yaml.Node.Style;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** Builds the nodes of one document from the events of the YAML parser. */
final class NodeReader {

  private static final int MAX_VALUES = 20_000;
  private static final int MAX_DEPTH = 50;
  private static final String STANDARD_TAGS = "tag:yaml.org,2002:";

  private final String file;
  private final String text;
  private final Iterator<Event> events;
  private final Problems problems;
  private final Map<String, Anchored> anchors = new HashMap<>();
  private int values;

  /** A value that aliases may repeat, and the number of values in it. */
  private record Anchored(Node node, int values) {}

  /** Thrown when the rest of the file can't be read; the problem has already been added. */
  static final class StopReading extends RuntimeException {}

  NodeReader(String file, String text, Iterator<Event> events, Problems problems) {
    this.file = file;
    this.text = text;
    this.events = events;
    this.problems = problems;
  }

  /** The value that begins with the next event. */
  Node root() {
    return node(events.next(), 0);
  }

  private Node node(Event event, int depth) {
    if (depth > MAX_DEPTH) {
      throw stop(place(event), "Values are nested deeper than %d levels".formatted(MAX_DEPTH));
    }
    int before = values;
    count(1, place(event));
    if (event instanceof AliasEvent alias) {
      return aliased(alias);
    }
    Node node =
        event instanceof ScalarEvent scalar
            ? scalar(scalar)
            : collection((CollectionStartEvent) event, depth + 1);
    ((NodeEvent) event)
        .getAnchor()
        .ifPresent(anchor -> anchors.put(anchor.getValue(), new Anchored(node, values - before)));
    return node;
  }

  private Scalar scalar(ScalarEvent event) {
    refuseTag(event.getTag(), place(event));
    return new Scalar(place(event), event.getValue(), event.isPlain() ? Style.PLAIN : Style.QUOTED);
  }

  private Node aliased(AliasEvent alias) {
    String name = alias.getAlias().getValue();
    Anchored anchored = anchors.get(name);
    if (anchored == null) {
      throw stop(
          place(alias),
          "Alias '*%s' needs an anchor '&%s' that ends before it".formatted(name, name));
    }
    count(anchored.values(), place(alias));
    return anchored.node();
  }

  private Node collection(CollectionStartEvent start, int depth) {
    refuseTag(start.getTag(), place(start));
    return start instanceof MappingStartEvent ? mapping(start, depth) : sequence(start, depth);
  }

  private Node sequence(Event start, int depth) {
    List<Node> items = new ArrayList<>();
    Event event = events.next();
    while (!(event instanceof SequenceEndEvent)) {
      items.add(node(event, depth));
      event = events.next();
    }
    return new Sequence(place(start), items);
  }

  private Node mapping(Event start, int depth) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    @Nullable Node oddKey = null;
    Event event = events.next();
    while (!(event instanceof MappingEndEvent)) {
      Node key = node(event, depth);
      Node value = node(events.next(), depth);
      if (key instanceof Scalar name && isRestOfValue(name, value, entries)) {
        join(name, entries);
      } else if (key instanceof Scalar name) {
        put(name, value, entries);
      } else {
        oddKey = key;
      }
      event = events.next();
    }
    return oddKey == null
        ? new Mapping(place(start), entries)
        : refuseKey(oddKey, new Mapping(place(start), entries), source(start, event));
  }

  /**
   * Returns true if a key without a value goes on with the value before it, as in {@code {keep:
   * round(x, 2) > 1}}: a comma ends a value in braces, even within parentheses.
   */
  private static boolean isRestOfValue(Scalar key, Node value, Map<String, Entry> entries) {
    return key.style() == Style.PLAIN
        && value instanceof Scalar none
        && none.style() == Style.PLAIN
        && none.text().isEmpty()
        && last(entries) instanceof Scalar before
        && before.style() == Style.PLAIN
        && before.text().chars().filter(c -> c == '(').count()
            > before.text().chars().filter(c -> c == ')').count();
  }

  private static @Nullable Node last(Map<String, Entry> entries) {
    Node last = null;
    for (Entry entry : entries.values()) {
      last = entry.value();
    }
    return last;
  }

  /** Reports the comma, and puts the value together, so that nothing else is reported of it. */
  private void join(Scalar rest, Map<String, Entry> entries) {
    String key = List.copyOf(entries.keySet()).get(entries.size() - 1);
    Scalar before = (Scalar) Objects.requireNonNull(last(entries));
    Scalar whole = new Scalar(before.place(), before.text() + ", " + rest.text(), Style.PLAIN);
    entries.put(key, new Entry(Objects.requireNonNull(entries.get(key)).keyPlace(), whole));
    problems.add(
        before.place(),
        "A comma ends a value in braces; put the value in quotes: %s: \"%s\""
            .formatted(key, whole.text()));
  }

  private void put(Scalar key, Node value, Map<String, Entry> entries) {
    if (key.text().equals("<<")) {
      problems.add(key.place(), "Merge keys ('<<') aren't supported; write the keys out");
      return;
    }
    if (key.text().contains("{{")) {
      problems.add(key.place(), "A key can't hold a template, was " + key.found());
      return;
    }
    Entry first = entries.putIfAbsent(key.text(), new Entry(key.place(), value));
    if (first != null) {
      String message = "Key '%s' occurs twice in this mapping; first at line %d";
      problems.add(key.place(), message.formatted(key.text(), first.keyPlace().line()));
    }
  }

  /**
   * Refuses a key that isn't text. YAML reads {@code {{ name }}} without quotes as a mapping whose
   * key is a mapping.
   */
  private Node refuseKey(Node key, Mapping mapping, String source) {
    if (!source.startsWith("{{")) {
      problems.add(key.place(), "A key should be text, was " + key.found());
      return mapping;
    }
    problems.add(mapping.place(), SyntaxProblem.BARE_TEMPLATE);
    return new Scalar(mapping.place(), source, Style.QUOTED);
  }

  private String source(Event start, Event end) {
    int from = text.offsetByCodePoints(0, start.getStartMark().orElseThrow().getIndex());
    int to = text.offsetByCodePoints(0, end.getEndMark().orElseThrow().getIndex());
    return text.substring(from, to);
  }

  private void refuseTag(Optional<String> tag, SourcePosition place) {
    tag.ifPresent(
        name ->
            problems.add(
                place,
                "Tag '%s' isn't allowed; write only the value"
                    .formatted(name.replace(STANDARD_TAGS, "!!"))));
  }

  private void count(int more, SourcePosition place) {
    values += more;
    if (values > MAX_VALUES) {
      throw stop(place, "The file should have at most %d values, has more".formatted(MAX_VALUES));
    }
  }

  /** Adds the problem, and returns the exception to throw. */
  StopReading stop(SourcePosition place, String message) {
    problems.add(place, message);
    return new StopReading();
  }

  /** The place where an event begins in the file. */
  SourcePosition place(Event event) {
    Mark mark = event.getStartMark().orElseThrow();
    return new SourcePosition(file, mark.getLine() + 1, mark.getColumn() + 1);
  }
}
