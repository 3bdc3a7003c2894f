package farm.analysis.cli;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import org.apache.beam.sdk.options.PipelineOptionsRegistrar;

/**
 * A class loader that knows of no {@link PipelineOptionsRegistrar}, and else what its parent knows.
 */
final class NoRegisteredOptions extends ClassLoader {

  private static final String HIDDEN =
      "META-INF/services/" + PipelineOptionsRegistrar.class.getName();

  NoRegisteredOptions(ClassLoader parent) {
    super(parent);
  }

  @Override
  public Enumeration<URL> getResources(String name) throws IOException {
    return name.equals(HIDDEN) ? Collections.emptyEnumeration() : super.getResources(name);
  }
}
