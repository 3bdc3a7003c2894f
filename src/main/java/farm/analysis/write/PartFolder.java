package farm.analysis.write;

import farm.analysis.storage.RemotePath;
import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;

/** The folder of an output's parts, beside the output, and the operations of its file system. */
sealed interface PartFolder permits LocalPartFolder, RemotePartFolder {

  /** The folder at {@code parts} for the output at {@code target}. */
  static PartFolder of(String target, String parts) {
    return RemotePath.isRemote(target)
        ? new RemotePartFolder(target, parts)
        : new LocalPartFolder(target, parts);
  }

  /** Creates a part and opens it. */
  WritableByteChannel create(String part) throws IOException;

  /** Opens a part for reading from byte {@code start} on. */
  ReadableByteChannel open(String part, long start) throws IOException;

  /** Appends {@code bytes} bytes of a part to another channel. */
  void copy(String part, long start, long bytes, WritableByteChannel to) throws IOException;

  /** Forces the bytes of a part to disk. */
  void force(String part) throws IOException;

  /** Moves a part to the place of the output; replaces an existing output. */
  void moveToTarget(String part) throws IOException;

  /** Deletes the folder with its files, if it exists. */
  void delete() throws IOException;
}
