package farm.analysis.pipeline.yaml;

import farm.analysis.pipeline.yaml.NodeReader.StopReading;
import java.util.Iterator;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.StreamEndEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads one YAML 1.2 document into {@link Node}s: no tags, no merge keys, text as keys, each key
 * once. Size and depth are limited, and aliases count in full, so no file can exhaust memory.
 */
public final class YamlReader {

  private static final int MAX_CHARACTERS = 1 << 20;

  private YamlReader() {}

  /** The root of the document; empty, with a problem added, if the document can't be read. */
  public static Optional<Node> read(String file, String text, Problems problems) {
    if (text.length() > MAX_CHARACTERS) {
      String message = "The file has %d characters; should have at most %d";
      problems.add(SourcePosition.startOf(file), message.formatted(text.length(), MAX_CHARACTERS));
      return Optional.empty();
    }
    try {
      return Optional.of(document(file, text, problems));
    } catch (YamlEngineException e) {
      problems.add(SyntaxProblem.of(e, file, text));
      return Optional.empty();
    } catch (StopReading e) {
      return Optional.empty();
    }
  }

  private static Node document(String file, String text, Problems problems) {
    Iterator<Event> events = new Parse(LoadSettings.builder().build()).parseString(text).iterator();
    NodeReader reader = new NodeReader(file, text, events, problems);
    events.next(); // the stream's start
    if (events.next() instanceof StreamEndEvent) {
      throw reader.stop(
          SourcePosition.startOf(file), "The file is empty; it should begin with 'pipeline:'");
    }
    Node root = reader.root();
    events.next(); // the document's end
    Event end = events.next();
    if (!(end instanceof StreamEndEvent)) {
      throw reader.stop(
          reader.place(end), "A second document begins here; a file should have only one");
    }
    return root;
  }
}
