package farm.analysis.report.output;

/** The version of the program that the build wrote into the manifest of the jar. */
public final class ProgramVersion {

  private ProgramVersion() {}

  /** The name and the version: {@code farm-analysis 0.1}. */
  public static String text() {
    String version = ProgramVersion.class.getPackage().getImplementationVersion();
    return "farm-analysis " + (version == null ? "(not from a jar)" : version);
  }
}
