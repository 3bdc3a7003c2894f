package farm.analysis.write;

import farm.analysis.storage.RemotePath;
import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;

/**
 * The folder of an output's parts, beside the output, and what its file system can do with them.
 */
sealed interface PartFolder permits LocalPartFolder, RemotePartFolder {

  /** The folder at {@code parts} for the output at {@code target}. */
  static PartFolder of(String target, String parts) {
    return RemotePath.isRemote(target)
        ? new RemotePartFolder(target, parts)
        : new LocalPartFolder(target, parts);
  }

  /** Opens a new part. */
  WritableByteChannel create(String part) throws IOException;

  /** Opens a part to be read from byte {@code start} on. */
  ReadableByteChannel open(String part, long start) throws IOException;

  /** Appends bytes of a part to another channel. */
  void copy(String part, long start, long bytes, WritableByteChannel to) throws IOException;

  /** Makes sure that a part is on the disk. */
  void force(String part) throws IOException;

  /** Makes a part the output, in place of an older one. */
  void moveToTarget(String part) throws IOException;

  /** Deletes the folder and what is in it, if it is there. */
  void delete() throws IOException;
}
