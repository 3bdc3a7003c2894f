package farm.analysis.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.io.Writer;
import org.jspecify.annotations.Nullable;

/**
 * JSON that can stand inside a script element: no text of the data can end the element or begin a
 * comment.
 */
final class ScriptJson extends CharacterEscapes {

  private static final int[] ASCII = standardAsciiEscapesForJSON();

  static {
    ASCII['<'] = ESCAPE_STANDARD;
    ASCII['>'] = ESCAPE_STANDARD;
    ASCII['&'] = ESCAPE_STANDARD;
  }

  private static final JsonFactory JSON =
      new JsonFactoryBuilder().characterEscapes(new ScriptJson()).build();

  private ScriptJson() {}

  static JsonGenerator generator(Writer to) throws IOException {
    return JSON.createGenerator(to);
  }

  @Override
  public int[] getEscapeCodesForAscii() {
    return ASCII;
  }

  /** The line ends of Unicode, which older JavaScript doesn't allow in strings. */
  @Override
  public @Nullable SerializableString getEscapeSequence(int c) {
    return switch (c) {
      case 0x2028 -> new SerializedString("\\u2028");
      case 0x2029 -> new SerializedString("\\u2029");
      default -> null;
    };
  }
}
