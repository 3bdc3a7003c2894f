package farm.analysis.pipeline.starter;

import static java.util.stream.Collectors.joining;

import java.util.List;

/** Comments of a YAML file. */
final class CommentText {

  private static final int WIDTH = 100;
  private static final int MOST_NAMES = 30;

  private CommentText() {}

  /** The text as comment lines with this indentation, wrapped between words. */
  static String of(int indent, String text) {
    String start = " ".repeat(indent) + "#";
    StringBuilder lines = new StringBuilder(start);
    int width = indent;
    for (String word : text.split(" ", -1)) {
      if (width + 2 + word.length() > WIDTH) {
        lines.append('\n').append(start);
        width = indent;
      }
      lines.append(' ').append(word);
      width += 1 + word.length();
    }
    return lines.append('\n').toString();
  }

  /** The names, in quotes where YAML needs them, separated by commas; of many, the first. */
  static String names(List<String> names) {
    String more =
        names.size() > MOST_NAMES ? " and %d more".formatted(names.size() - MOST_NAMES) : "";
    return names.stream().limit(MOST_NAMES).map(YamlText::of).collect(joining(", ", "", more));
  }
}
