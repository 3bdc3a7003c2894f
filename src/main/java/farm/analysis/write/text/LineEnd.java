package farm.analysis.write.text;

/** The characters at the end of each line. */
public enum LineEnd {
  /** LF, as on Linux and macOS. */
  LF("\n"),
  /** CR LF, as in RFC 4180 and on Windows. */
  CRLF("\r\n");

  private final String characters;

  LineEnd(String characters) {
    this.characters = characters;
  }

  String characters() {
    return characters;
  }
}
