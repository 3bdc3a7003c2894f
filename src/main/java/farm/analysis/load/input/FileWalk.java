package farm.analysis.load.input;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitResult;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/** Collects the regular files below a folder, and the links to a folder that contains them. */
final class FileWalk extends SimpleFileVisitor<Path> {

  private final List<Path> files = new ArrayList<>();
  private final List<Path> loops = new ArrayList<>();

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    if (attributes.isRegularFile()) {
      files.add(file);
    }
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
    if (!(e instanceof FileSystemLoopException)) {
      throw e;
    }
    loops.add(file);
    return FileVisitResult.CONTINUE;
  }

  /** The files, in the order found. */
  List<Path> files() {
    return files;
  }

  /** The links to a folder that contains them, which weren't followed. */
  List<Path> loops() {
    return loops;
  }
}
