import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.sqlite.util.LibraryLoaderUtil;
import org.xerial.snappy.OSInfo;

/** Unpacks this machine's libraries of SQLite and Snappy, which else each run unpacks for itself, into a folder. */
final class NativeLibraries {

  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    unpack(LibraryLoaderUtil.getNativeLibResourcePath(), LibraryLoaderUtil.getNativeLibName(), folder);
    unpack(
        "/org/xerial/snappy/native/" + OSInfo.getNativeLibFolderPathForCurrentOS(),
        System.mapLibraryName("snappyjava"),
        folder);
  }

  private static void unpack(String resources, String name, Path folder) throws IOException {
    try (InputStream library = OSInfo.class.getResourceAsStream(resources + "/" + name)) {
      Files.copy(library, folder.resolve(name));
    }
  }
}
