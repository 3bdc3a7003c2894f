package farm.analysis.inspect;

import farm.analysis.load.input.InputFile;
import farm.analysis.load.input.InputPaths;
import farm.analysis.problem.RequestException;
import farm.analysis.storage.RemotePath;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The files of data that paths, globs and folders name, by kind.
 *
 * @param notes notes for the user, one sentence each, such as the number of files left out
 */
public record DataFiles(
    List<String> databases, List<String> csv, List<String> json, List<String> notes) {

  private static final byte[] SQLITE_MAGIC =
      "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
  private static final int START_BYTES = 512;

  /** The kinds of files, with the names that tell them. */
  private enum Kind {
    DATABASE("\\.(db|sqlite|sqlite3)"),
    CSV("\\.(csv|tsv)(\\.(gz|zst))?"),
    JSON("\\.(json|jsonl|ndjson)(\\.(gz|zst))?");

    private final Pattern names;

    Kind(String ending) {
      this.names = Pattern.compile(".*" + ending, Pattern.DOTALL);
    }

    static Optional<Kind> ofName(String path) {
      String name = path.toLowerCase(Locale.ROOT);
      return Arrays.stream(values()).filter(kind -> kind.names.matcher(name).matches()).findFirst();
    }
  }

  /** Copies the lists. */
  public DataFiles {
    databases = List.copyOf(databases);
    csv = List.copyOf(csv);
    json = List.copyOf(json);
    notes = List.copyOf(notes);
  }

  /**
   * Finds the files. In a folder, a file counts if its name or its first bytes show that it is
   * data. A file that is named itself must be data.
   *
   * @throws RequestException if a file doesn't exist or isn't data, or a folder has no data
   */
  public static DataFiles of(List<String> paths) {
    Collected files = new Collected();
    for (String path : paths) {
      if (!RemotePath.isRemote(path) && Files.isDirectory(Path.of(path))) {
        files.addFolder(path);
      } else {
        InputPaths.resolve(List.of(path), files.notes::add).forEach(files::addNamed);
      }
    }
    return files.found();
  }

  /** The files so far; a file that is named twice counts once. */
  private static final class Collected {

    private final Map<Kind, Set<String>> byKind = new EnumMap<>(Kind.class);
    private final List<String> notes = new ArrayList<>();

    private Collected() {
      Arrays.stream(Kind.values()).forEach(kind -> byKind.put(kind, new LinkedHashSet<>()));
    }

    void addFolder(String folder) {
      List<String> files =
          InputPaths.below(folder, notes::add).stream().filter(path -> !isHidden(path)).toList();
      int others = 0;
      for (String path : files) {
        Optional<Kind> kind = Kind.ofName(path).or(() -> databaseAt(path));
        kind.ifPresent(known -> add(known, path));
        others += kind.isPresent() ? 0 : 1;
      }
      if (others == files.size()) {
        throw new RequestException(
            folder,
            "%s: has no data; should have SQLite databases, CSV or JSON files".formatted(folder));
      }
      if (others > 0) {
        notes.add(
            others == 1
                ? "%s: 1 other file isn't shown".formatted(folder)
                : "%s: %,d other files aren't shown".formatted(folder, others));
      }
    }

    /** Returns true for a hidden file, and for a file with changes of a database beside it. */
    private static boolean isHidden(String path) {
      String name = path.substring(path.lastIndexOf('/') + 1);
      return name.startsWith(".")
          || name.endsWith("-wal")
          || name.endsWith("-shm")
          || name.endsWith("-journal");
    }

    private static Optional<Kind> databaseAt(String path) {
      return isDatabase(start(path)) ? Optional.of(Kind.DATABASE) : Optional.empty();
    }

    void addNamed(String path) {
      byte[] start = start(path);
      Kind kind =
          isDatabase(start)
              ? Kind.DATABASE
              : Kind.ofName(path).orElseGet(() -> kindOf(path, start));
      add(kind, path);
    }

    private void add(Kind kind, String path) {
      files(kind).add(path);
    }

    private Set<String> files(Kind kind) {
      return Objects.requireNonNull(byKind.get(kind));
    }

    DataFiles found() {
      return new DataFiles(
          List.copyOf(files(Kind.DATABASE)),
          List.copyOf(files(Kind.CSV)),
          List.copyOf(files(Kind.JSON)),
          notes);
    }
  }

  private static boolean isDatabase(byte[] start) {
    return Arrays.equals(
        start,
        0,
        Math.min(start.length, SQLITE_MAGIC.length),
        SQLITE_MAGIC,
        0,
        SQLITE_MAGIC.length);
  }

  /** The kind of a file whose name tells none. */
  private static Kind kindOf(String path, byte[] start) {
    String text = new String(start, StandardCharsets.ISO_8859_1);
    if (text.indexOf('\0') >= 0) {
      throw new RequestException(
          path, "%s: should be a SQLite database, CSV or JSON, was other bytes".formatted(path));
    }
    String content = text.replaceFirst("^\u00ef\u00bb\u00bf", "").stripLeading();
    return content.startsWith("{") || content.startsWith("[") ? Kind.JSON : Kind.CSV;
  }

  /** The first bytes of the content of a file. */
  private static byte[] start(String path) {
    try (InputStream in = InputFile.at(path).open()) {
      return in.readNBytes(START_BYTES);
    } catch (IOException e) {
      throw new UncheckedIOException("%s: can't be read: %s".formatted(path, e.getMessage()), e);
    }
  }
}
