package farm.analysis.pipeline.starter;

import farm.analysis.problem.DataException;
import farm.analysis.problem.RequestException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes a first pipeline file for the data at a path. */
public final class Starter {

  private static final String NOT_TOGETHER =
      "\nIf the files of the folder don't belong together, name one of them instead";

  private Starter() {}

  /**
   * A commented pipeline file that reads the database, file or folder, groups its rows, and writes
   * a CSV file. It runs as it is.
   *
   * @throws RequestException if there is nothing at the path, or nothing of a known kind
   * @throws farm.analysis.problem.DataException if the data is broken
   */
  public static String of(String path) {
    if (!YamlText.isNoTemplate(path)) {
      throw new RequestException(
          path,
          "%s: a pipeline file takes '{{', '{%%' and '{#' for templates; rename the file or folder"
              .formatted(path));
    }
    if (path.isBlank() || !Files.exists(Path.of(path))) {
      throw new RequestException(
          path,
          "'%s': no such file or folder%s"
              .formatted(path, path.contains("*") ? "; name a folder without wildcards" : ""));
    }
    ReadStep read = Files.isDirectory(Path.of(path)) ? ofFolder(path) : ofFile(path);
    if (read.sample().columns().isEmpty()) {
      throw new RequestException(path, "%s: has no rows, so no columns".formatted(path));
    }
    return StarterFile.of(path, read);
  }

  private static ReadStep ofFile(String path) {
    String name = Path.of(path).getFileName().toString();
    Beginning beginning = Beginning.of(path);
    DataKind kind =
        beginning
            .kind()
            .filter(found -> found == DataKind.DATABASE)
            .or(() -> DataKind.ofEnding(DataKind.ending(name)))
            .or(beginning::kind)
            .orElseThrow(
                () ->
                    new RequestException(
                        path, "%s: not of a known kind: %s".formatted(path, DataKind.known())));
    return switch (kind) {
      case DATABASE -> DatabaseRead.ofFile(path);
      case CSV -> TextRead.csv(List.of(path), YamlText.of(path), path);
      case JSON -> TextRead.json(List.of(path), YamlText.of(path));
    };
  }

  private static ReadStep ofFolder(String path) {
    StarterFiles files = StarterFiles.in(path);
    try {
      return of(files).with(files.others());
    } catch (RequestException e) {
      throw new RequestException(e.getMessage() + NOT_TOGETHER, e);
    } catch (DataException e) {
      throw new DataException(e.getMessage() + NOT_TOGETHER, e);
    }
  }

  private static ReadStep of(StarterFiles files) {
    return switch (files.kind()) {
      case DATABASE -> DatabaseRead.ofFiles(files);
      case CSV -> TextRead.csv(files.paths(), files.yaml(), files.files().get(0));
      case JSON -> TextRead.json(files.paths(), files.yaml());
    };
  }
}
