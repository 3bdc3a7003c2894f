package farm.analysis.cli;

import static java.util.stream.Collectors.joining;

import farm.analysis.pipeline.reference.Entry;
import farm.analysis.pipeline.reference.Kind;
import farm.analysis.pipeline.reference.OptionEntry;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The reference as text for a terminal. */
final class ReferenceText {

  private static final int NAME = 38;
  private static final int TYPE = 16;
  private static final int DEFAULT = 20;

  private static final List<String> HEAD = List.of("option", "type", "default", "meaning");

  private ReferenceText() {}

  /** A summary of each entry, under the headings of their kinds. */
  static String list(List<Entry> entries) {
    return Arrays.stream(Kind.values())
            .map(kind -> kind.title() + "\n" + summaries(kind, entries))
            .collect(joining("\n"))
        + "\n./run.sh steps NAME describes one, with its options and an example.";
  }

  private static String summaries(Kind kind, List<Entry> entries) {
    return WrappedTable.of(
        entries.stream()
            .filter(entry -> entry.kind() == kind)
            .map(entry -> List.of(entry.usage(), entry.summary()))
            .toList(),
        NAME);
  }

  /** The whole description of an entry. */
  static String of(Entry entry) {
    return "%s: %s\n%s%s\nExample\n%s"
        .formatted(
            entry.kind().title(),
            entry.usage(),
            WrappedTable.of(List.of(List.of(entry.description()))),
            entry.options().isEmpty() ? "" : "\nOptions\n" + table(entry.options()),
            entry.example().indent(2).stripTrailing());
  }

  private static String table(List<OptionEntry> options) {
    Stream<List<String>> rows =
        options.stream()
            .map(
                option ->
                    List.of(option.name(), option.type(), option.otherwise(), option.meaning()));
    return WrappedTable.of(Stream.concat(Stream.of(HEAD), rows).toList(), NAME, TYPE, DEFAULT);
  }
}
