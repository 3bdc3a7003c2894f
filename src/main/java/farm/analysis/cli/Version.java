package farm.analysis.cli;

import picocli.CommandLine.IVersionProvider;

/** The version, as the build wrote it into the jar's manifest. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    String version = Version.class.getPackage().getImplementationVersion();
    return new String[] {"farm-analysis " + (version == null ? "(not from a jar)" : version)};
  }
}
