package farm.analysis.storage;

import java.util.Locale;
import java.util.regex.Pattern;

/** Distinguishes paths of other file systems from those of this machine. */
public final class RemotePath {

  private static final Pattern SCHEME = Pattern.compile("(?s)[a-zA-Z][a-zA-Z0-9+.-]+://.*");

  private RemotePath() {}

  /** Returns true if a path or glob begins with a scheme, such as {@code hdfs://}. */
  public static boolean isRemote(String path) {
    return SCHEME.matcher(path).matches();
  }

  /** The scheme of a remote path, in lower case. */
  static String scheme(String path) {
    return path.substring(0, path.indexOf(':')).toLowerCase(Locale.ROOT);
  }
}
