package farm.analysis.cli;

import farm.analysis.report.output.ProgramVersion;
import picocli.CommandLine.IVersionProvider;

/** The version of the program for picocli. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {ProgramVersion.text()};
  }
}
