package farm.analysis.pipeline.starter;

import farm.analysis.problem.RequestException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The files of one kind in a folder.
 *
 * @param files their paths, sorted
 * @param paths a glob that names them, or their paths if the name of the folder looks like a glob
 * @param others a comment on files of other kinds, if there are any
 */
record StarterFiles(DataKind kind, List<String> files, List<String> paths, List<String> others) {

  private static final int DEEPEST = 4;
  private static final Pattern WILDCARD = Pattern.compile("[*?\\[{]");

  /**
   * Finds the files in a folder or, if there are none, in the folders below it.
   *
   * @throws RequestException if there are no files of a known kind
   */
  static StarterFiles in(String folder) {
    Map<String, List<Path>> inside = byEnding(folder, 1);
    Map<String, List<Path>> found = inside.isEmpty() ? byEnding(folder, DEEPEST) : inside;
    Map.Entry<String, List<Path>> chosen =
        found.entrySet().stream()
            .min(
                Comparator.comparing((Map.Entry<String, List<Path>> one) -> kind(one))
                    .thenComparing(one -> -one.getValue().size()))
            .orElseThrow(() -> none(folder));
    String start = folder.endsWith("/") ? folder : folder + "/";
    String glob = start + (inside.isEmpty() ? "**/*." : "*.") + chosen.getKey();
    List<String> files = chosen.getValue().stream().map(Path::toString).sorted().toList();
    return new StarterFiles(
        kind(chosen),
        files,
        WILDCARD.matcher(folder).find() ? files : List.of(glob),
        others(found, chosen.getKey()));
  }

  private static DataKind kind(Map.Entry<String, List<Path>> ending) {
    return DataKind.ofEnding(ending.getKey()).orElseThrow();
  }

  private static RequestException none(String folder) {
    return new RequestException(
        folder, "%s: holds no file of a known kind: %s".formatted(folder, DataKind.known()));
  }

  private static Map<String, List<Path>> byEnding(String folder, int depth) {
    Path inside = Path.of(folder).resolve("."); // else a folder that is a link isn't entered
    try (Stream<Path> files = Files.walk(inside, depth)) {
      return files
          .map(Path::normalize)
          .filter(Files::isRegularFile)
          .filter(file -> DataKind.ofEnding(ending(file)).isPresent())
          .collect(Collectors.groupingBy(StarterFiles::ending, TreeMap::new, Collectors.toList()));
    } catch (IOException | UncheckedIOException e) {
      throw new RequestException("%s: can't be listed: %s".formatted(folder, e.getMessage()), e);
    }
  }

  private static String ending(Path file) {
    return DataKind.ending(file.getFileName().toString());
  }

  private static List<String> others(Map<String, List<Path>> byEnding, String read) {
    List<String> others =
        byEnding.entrySet().stream()
            .filter(entry -> !entry.getKey().equals(read))
            .map(entry -> "%d .%s".formatted(entry.getValue().size(), entry.getKey()))
            .toList();
    return others.isEmpty()
        ? List.of()
        : List.of("Other files there: %s.".formatted(String.join(", ", others)));
  }

  /** The value of the option {@code path}. */
  String yaml() {
    return paths.size() == 1
        ? YamlText.of(paths.get(0))
        : paths.stream().map(YamlText::of).collect(Collectors.joining(", ", "[", "]"));
  }
}
