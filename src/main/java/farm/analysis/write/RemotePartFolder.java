package farm.analysis.write;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.EmptyMatchTreatment;
import org.apache.beam.sdk.io.fs.MatchResult;
import org.apache.beam.sdk.io.fs.MoveOptions.StandardMoveOptions;
import org.apache.beam.sdk.io.fs.ResourceId;
import org.apache.beam.sdk.util.MimeTypes;

/** Parts on a remote file system, which Beam finds by the scheme of the paths. */
record RemotePartFolder(String target, String folder) implements PartFolder {

  private static final int BUFFER_BYTES = 1 << 20;

  @Override
  public WritableByteChannel create(String part) throws IOException {
    return FileSystems.create(id(part), MimeTypes.BINARY);
  }

  @Override
  public ReadableByteChannel open(String part, long start) throws IOException {
    ReadableByteChannel channel = FileSystems.open(id(part));
    try {
      if (channel instanceof SeekableByteChannel seekable) {
        seekable.position(start);
      } else {
        skip(channel, start);
      }
      return channel;
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  private static void skip(ReadableByteChannel channel, long bytes) throws IOException {
    ByteBuffer skipped = ByteBuffer.allocate(BUFFER_BYTES);
    for (long left = bytes; left > 0; left -= skipped.position()) {
      read(channel, skipped, left);
    }
  }

  /** Clears the buffer and reads from 1 to {@code most} bytes into it. */
  private static void read(ReadableByteChannel channel, ByteBuffer buffer, long most)
      throws IOException {
    buffer.clear().limit((int) Math.min(most, buffer.capacity()));
    if (channel.read(buffer) < 0) {
      throw new EOFException("a part is cut short");
    }
  }

  @Override
  public void copy(String part, long start, long bytes, WritableByteChannel to) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
    try (ReadableByteChannel from = open(part, start)) {
      long left = bytes;
      while (left > 0) {
        read(from, buffer, left);
        left -= buffer.flip().remaining();
        PartFormat.writeAll(buffer, to);
      }
    }
  }

  /** Does nothing: once a file is closed, its safety is up to the remote file system. */
  @Override
  public void force(String part) {}

  /**
   * Renames the part. The file system decides whether this replaces an older output, and whether
   * the output is absent for a moment.
   */
  @Override
  public void moveToTarget(String part) throws IOException {
    ResourceId to = FileSystems.matchNewResource(target, false);
    FileSystems.rename(List.of(id(part)), List.of(to));
  }

  @Override
  public void delete() throws IOException {
    List<ResourceId> files = new ArrayList<>();
    MatchResult parts = FileSystems.match(folder + "/*", EmptyMatchTreatment.ALLOW);
    for (MatchResult.Metadata part : parts.metadata()) {
      files.add(part.resourceId());
    }
    files.add(FileSystems.matchNewResource(folder, true));
    FileSystems.delete(files, StandardMoveOptions.IGNORE_MISSING_FILES);
  }

  private ResourceId id(String part) {
    return FileSystems.matchNewResource(folder + "/" + part, false);
  }
}
