package farm.analysis.load.input;

import farm.analysis.problem.DataException;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A format of files that users give to a read of another format. Its first bytes tell it.
 *
 * <p>Each pattern matches bytes as ISO 8859-1. None matches a CSV file with a usual header.
 */
public enum OtherFormat {
  /** Zip archives, also those of spreadsheets: APPNOTE.TXT, section 4.3.7. */
  ZIP("PK\3\4", "a zip archive or a spreadsheet", "unpack it, or save the spreadsheet as CSV"),
  /** RFC 1952. */
  GZIP("\u001f\u008b", "gzip data", "decompress it first, with gzip -d say"),
  /** RFC 8878. */
  ZSTD("\\(\u00b5/\u00fd", "zstd data", "decompress it first, with zstd -d say"),
  /** The .xz file format, section 2.1.1.1. */
  XZ("\u00fd7zXZ\0", "xz data", "decompress it first, with xz -d say"),
  /** A header, and the first digits of pi that begin a block. */
  BZIP2("BZh[1-9]1AY&SY", "bzip2 data", "decompress it first, with bzip2 -d say"),
  /** Section 1.3 of sqlite.org/fileformat2.html. */
  SQLITE("SQLite format 3\0", "a SQLite database", "read it with ReadFromSqlite"),
  /** The magic number, and the field of a page header or footer that follows it. */
  PARQUET("PAR1\u0015", "a Parquet file", "convert it to CSV or JSON Lines first"),
  /** A byte order mark. */
  UTF_16("\u00ff\u00fe|\u00fe\u00ff", "UTF-16", "convert it to UTF-8 first, with iconv say"),
  /** An object, or an array of objects. */
  JSON("(\u00ef\u00bb\u00bf)?\\s*(\\[\\s*)?\\{\\s*[\"}]", "JSON", "read it with ReadFromJson");

  private final Pattern start;
  private final String kind;
  private final String advice;

  OtherFormat(String start, String kind, String advice) {
    this.start = Pattern.compile(start);
    this.kind = kind;
    this.advice = advice;
  }

  /**
   * Refuses a file whose first bytes show one of these formats.
   *
   * @param firstBytes the first bytes of its content, as ISO 8859-1
   * @param expected the format that the file should have, for the message
   * @param allowed the formats that the file may have nevertheless
   * @throws DataException if it has one of the others
   */
  public static void refuse(
      String firstBytes, String path, String expected, Set<OtherFormat> allowed) {
    for (OtherFormat format : values()) {
      if (format.start.matcher(firstBytes).lookingAt() && !allowed.contains(format)) {
        throw new DataException(
            "%s: should be %s, but its first bytes show %s; %s"
                .formatted(path, expected, format.kind, format.advice));
      }
    }
  }
}
