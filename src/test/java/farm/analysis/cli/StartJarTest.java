package farm.analysis.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is found through the jar that stands before the others is what is in them. */
class StartJarTest {

  private static final String SERVICE = "META-INF/services/a.Service";

  @TempDir private Path folder;

  @Test
  void allThatIsInTheJarsIsFoundThroughTheirIndex() throws Exception {
    jar("first.jar", Map.of("a/first.txt", "1", "root.txt", "2", SERVICE, "a.First\n"));
    jar(
        "lib/second.jar",
        Map.of("a/second.txt", "3", "META-INF/note.txt", "4", SERVICE, "# two\na.Second\na.First"));
    jar("lib/third.jar", Map.of("b/c/third.txt", "5", "META-INF/versions/17/d/new.txt", "6"));
    Path start = folder.resolve("start.jar");
    make(folder.resolve("first.jar"), start);

    try (URLClassLoader loader = new URLClassLoader(new URL[] {start.toUri().toURL()}, null)) {
      assertThat(text(loader.getResource("a/first.txt"))).isEqualTo("1");
      assertThat(text(loader.getResource("root.txt"))).isEqualTo("2");
      assertThat(text(loader.getResource("a/second.txt"))).isEqualTo("3");
      assertThat(text(loader.getResource("META-INF/note.txt"))).isEqualTo("4");
      assertThat(text(loader.getResource("b/c/third.txt"))).isEqualTo("5");
      assertThat(text(loader.getResource("d/new.txt"))).isEqualTo("6");
      assertThat(loader.getResource("a/third.txt")).isNull();
      assertThat(loader.getResource("nowhere/first.txt")).isNull();
      assertThat(loader.getResource("META-INF/services/a.Other")).isNull();
      URL services = Collections.list(loader.getResources(SERVICE)).get(0);
      assertThat(text(services).lines()).containsExactly("a.First", "# two", "a.Second");
    }
  }

  private static void make(Path first, Path start) throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process process =
        new ProcessBuilder(java, "src/main/cds/StartJar.java", first.toString(), start.toString())
            .redirectErrorStream(true)
            .start();
    String log = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(log).isZero();
  }

  private void jar(String name, Map<String, String> files) throws IOException {
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.put(Attributes.Name.MULTI_RELEASE, "true");
    attributes.put(Attributes.Name.CLASS_PATH, "lib/second.jar lib/third.jar");
    Path jar = folder.resolve(name);
    Files.createDirectories(jar.getParent());
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
      for (Map.Entry<String, String> file : files.entrySet()) {
        out.putNextEntry(new JarEntry(file.getKey()));
        out.write(file.getValue().getBytes(UTF_8));
      }
    }
  }

  private static String text(URL resource) throws IOException {
    try (InputStream in = resource.openStream()) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
