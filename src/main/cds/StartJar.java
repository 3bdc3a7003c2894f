import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/**
 * Makes a jar that stands before all others on the class path, and tells what is in which of them (the JAR index of the
 * JAR File Specification): so whoever looks for a service, or a class that may be nowhere, opens none in vain. A JVM that
 * knows of no such index opens them all, as ever.
 *
 * <p>Through an index a name is found once, so this jar itself has the services of all jars.
 */
final class StartJar {

  private static final String SERVICES = "META-INF/services/";
  private static final String VERSIONS = "META-INF/versions/\\d+/";

  private final Path folder;
  private final Map<String, Set<String>> index = new LinkedHashMap<>();
  private final Map<String, Set<String>> services = new LinkedHashMap<>();

  private StartJar(Path folder) {
    this.folder = folder;
  }

  /**
   * Makes the second path's jar for the first's, which is in the same folder, and those that its manifest names; prints
   * which these are.
   */
  public static void main(String[] arguments) throws IOException {
    Path jar = Path.of(arguments[0]);
    StartJar start = new StartJar(jar.getParent());
    List<String> names = start.classPath(jar.getFileName().toString());
    for (String name : names) {
      start.add(name);
    }
    start.write(Path.of(arguments[1]), names.get(0));
    System.out.println(String.join(" ", names));
  }

  private List<String> classPath(String first) throws IOException {
    List<String> names = new ArrayList<>(List.of(first));
    try (JarFile jar = new JarFile(folder.resolve(first).toFile())) {
      names.addAll(List.of(jar.getManifest().getMainAttributes().getValue(Attributes.Name.CLASS_PATH).split(" ")));
    }
    return names;
  }

  private void add(String name) throws IOException {
    Set<String> folders = new TreeSet<>();
    try (JarFile jar = new JarFile(folder.resolve(name).toFile())) {
      for (JarEntry entry : (Iterable<JarEntry>) jar.stream()::iterator) {
        String path = entry.getName().replaceFirst(VERSIONS, "");
        if (path.startsWith(SERVICES) && !entry.isDirectory()) {
          String text = new String(jar.getInputStream(entry).readAllBytes(), "UTF-8");
          services.computeIfAbsent(path, service -> new LinkedHashSet<>()).addAll(text.lines().toList());
        } else if (!entry.isDirectory()) {
          folders.add(path.contains("/") ? path.substring(0, path.lastIndexOf('/')) : path);
        }
      }
    }
    index.put(name, folders);
  }

  private void write(Path start, String first) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, first);
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(start), manifest)) {
      StringBuilder lines = new StringBuilder("JarIndex-Version: 1.0\n\n");
      index.forEach((jar, folders) -> lines.append(jar + "\n" + String.join("\n", folders) + "\n\n"));
      put(out, "META-INF/INDEX.LIST", lines.toString());
      for (Map.Entry<String, Set<String>> service : services.entrySet()) {
        put(out, service.getKey(), String.join("\n", service.getValue()) + "\n");
      }
    }
  }

  private static void put(JarOutputStream out, String name, String text) throws IOException {
    out.putNextEntry(new JarEntry(name));
    out.write(text.getBytes("UTF-8"));
  }
}
