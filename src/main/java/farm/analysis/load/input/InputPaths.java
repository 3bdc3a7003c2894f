package farm.analysis.load.input;

import farm.analysis.problem.RequestException;
import farm.analysis.storage.FileLocation;
import farm.analysis.storage.RemoteFile;
import farm.analysis.storage.RemotePath;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.PatternSyntaxException;

/** The files that paths and globs name. */
public final class InputPaths {

  private InputPaths() {}

  /**
   * The paths of all files named, in the order given; the files of one glob are sorted.
   *
   * <p>The name of an existing file means that file. Any other name with a wildcard ({@code *},
   * {@code ?}, brackets or braces) is a glob. In a glob, {@code **} crosses folders, and the paths
   * found begin like the glob. Remote file systems have their own rules for globs.
   *
   * @param notes receives a sentence for each link that isn't followed because it leads to a folder
   *     that contains it
   * @throws RequestException if nothing is named, a glob matches no file, or a file is named twice
   */
  public static List<String> resolve(List<String> names, Consumer<String> notes) {
    List<String> paths = new ArrayList<>();
    Set<Object> seen = new HashSet<>();
    for (String name : names) {
      for (String path : isGlob(name) ? matches(name, notes) : List.of(name)) {
        if (!seen.add(identity(path))) {
          throw new RequestException(
              path,
              "%s: is named twice, so its rows would count twice; name it once".formatted(path));
        }
        paths.add(path);
      }
    }
    if (paths.isEmpty()) {
      throw new RequestException("no input is named; name at least one file");
    }
    return paths;
  }

  /**
   * The files below a local folder, sorted; their paths begin with the folder's.
   *
   * @param notes receives a sentence for each link that isn't followed, as in {@link #resolve}
   */
  public static List<String> below(String folder, Consumer<String> notes) {
    String start = folder.endsWith("/") ? folder : folder + "/";
    return localMatches(folder, start, Integer.MAX_VALUE, file -> true, notes);
  }

  private static Object identity(String path) {
    return RemotePath.isRemote(path) ? path : Path.of(path).toAbsolutePath().normalize();
  }

  private static boolean isGlob(String name) {
    return indexOfWildcard(name) < name.length() && !FileLocation.of(name).exists();
  }

  private static int indexOfWildcard(String name) {
    int index = 0;
    while (index < name.length() && "*?[{".indexOf(name.charAt(index)) < 0) {
      index++;
    }
    return index;
  }

  private static List<String> matches(String glob, Consumer<String> notes) {
    List<String> found =
        RemotePath.isRemote(glob)
            ? RemoteFile.matching(glob).stream().map(RemoteFile::path).toList()
            : localMatches(glob, notes);
    if (found.isEmpty()) {
      throw new RequestException(glob, "%s: no file matches".formatted(glob));
    }
    return found;
  }

  private static List<String> localMatches(String glob, Consumer<String> notes) {
    String folder = glob.substring(0, glob.lastIndexOf('/', indexOfWildcard(glob)) + 1);
    String pattern = glob.substring(folder.length());
    PathMatcher matcher = matcher(glob, pattern);
    int depth = pattern.contains("**") ? Integer.MAX_VALUE : pattern.split("/", -1).length;
    return localMatches(glob, folder, depth, matcher, notes);
  }

  /** The files whose paths from a folder on are matched; {@code glob} is for messages. */
  private static List<String> localMatches(
      String glob, String folder, int depth, PathMatcher matcher, Consumer<String> notes) {
    Path start = Path.of(folder);
    if (!Files.isDirectory(start)) {
      throw new RequestException(glob, "%s: no such folder '%s'".formatted(glob, folder));
    }
    FileWalk walk = new FileWalk();
    try {
      Files.walkFileTree(start, EnumSet.of(FileVisitOption.FOLLOW_LINKS), depth, walk);
    } catch (IOException e) {
      throw new RequestException("%s: can't be listed: %s".formatted(glob, e.getMessage()), e);
    }
    walk.loops().stream()
        .sorted()
        .map("%s: isn't followed, because it links to a folder that contains it"::formatted)
        .forEach(notes);
    return walk.files().stream()
        .map(start::relativize)
        .filter(matcher::matches)
        .map(file -> folder + file)
        .sorted()
        .toList();
  }

  private static PathMatcher matcher(String glob, String pattern) {
    try {
      return FileSystems.getDefault().getPathMatcher("glob:" + pattern);
    } catch (PatternSyntaxException e) {
      String problem = e.getDescription().replaceFirst("'(.)$", "'$1'"); // the JDK drops a quote
      throw new RequestException("%s: isn't a valid glob: %s".formatted(glob, problem), e);
    }
  }
}
