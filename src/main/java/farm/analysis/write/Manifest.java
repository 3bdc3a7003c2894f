package farm.analysis.write;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.SerializableCoder;

/**
 * The parts that one attempt at a bundle has written. A runner may repeat a bundle, so parts count
 * only if the runner passes their manifest on.
 *
 * @param output the {@link Finish#id} of the output
 * @param parts the parts, such as segments of part files, of the type of the output's {@link
 *     Finish}
 */
public record Manifest(String output, ArrayList<? extends Serializable> parts)
    implements Serializable {

  /** Returns a manifest of these parts. */
  public static <P extends Serializable> Manifest of(String output, List<P> parts) {
    return new Manifest(output, new ArrayList<>(parts));
  }

  /** The coder of manifests. */
  public static Coder<Manifest> coder() {
    return SerializableCoder.of(Manifest.class);
  }
}
