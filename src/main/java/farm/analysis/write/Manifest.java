package farm.analysis.write;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.SerializableCoder;

/**
 * The parts that one attempt at a bundle has written. Only the parts of the manifests that the
 * runner hands on count.
 *
 * @param output the {@link Finish#id} of the output
 * @param parts such as segments of part files; of the type that the output's {@link Finish} takes
 */
public record Manifest(String output, ArrayList<? extends Serializable> parts)
    implements Serializable {

  /** A manifest of these parts. */
  public static <P extends Serializable> Manifest of(String output, List<P> parts) {
    return new Manifest(output, new ArrayList<>(parts));
  }

  /** The coder of manifests. */
  public static Coder<Manifest> coder() {
    return SerializableCoder.of(Manifest.class);
  }
}
