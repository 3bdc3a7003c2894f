package farm.analysis.write;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The text of a bundle's rows: in memory as long as there is room for it, else in a part file. */
final class BundleText implements WritableByteChannel {

  private final OutputFile file;
  private final TextRoom room;
  private final List<ByteBuffer> pieces = new ArrayList<>();
  private final String part = UUID.randomUUID().toString();
  private @Nullable CountingChannel channel;

  /** Text of an output, in pieces of this room. */
  BundleText(OutputFile file, TextRoom room) {
    this.file = file;
    this.room = room;
  }

  /** Adds text, all of it. */
  @Override
  public int write(ByteBuffer source) throws IOException {
    int count = source.remaining();
    while (source.hasRemaining()) {
      ByteBuffer piece = channel == null ? pieceWithRoom() : null;
      if (piece == null) {
        Utf8Text.writeAll(source, partFile());
      } else {
        int bytes = Math.min(source.remaining(), piece.remaining());
        piece.put(source.slice(source.position(), bytes));
        source.position(source.position() + bytes);
      }
    }
    return count;
  }

  private @Nullable ByteBuffer pieceWithRoom() {
    ByteBuffer last = pieces.isEmpty() ? null : pieces.get(pieces.size() - 1);
    if (last != null && last.hasRemaining()) {
      return last;
    }
    ByteBuffer piece = room.take();
    if (piece != null) {
      pieces.add(piece);
    }
    return piece;
  }

  /** The part file, with what was in memory. */
  private WritableByteChannel partFile() throws IOException {
    if (channel == null) {
      channel = new CountingChannel(file.create(part));
      writePieces(channel);
    }
    return channel;
  }

  /** Appends all text to another channel; then this is empty. */
  void moveTo(WritableByteChannel to) throws IOException {
    if (channel == null) {
      writePieces(to);
    } else {
      channel.close();
      file.copy(part, channel.bytes(), to);
    }
  }

  private void writePieces(WritableByteChannel to) throws IOException {
    for (ByteBuffer piece : pieces) {
      Utf8Text.writeAll(piece.flip(), to);
    }
    giveBack();
  }

  private void giveBack() {
    pieces.forEach(room::giveBack);
    pieces.clear();
  }

  @Override
  public boolean isOpen() {
    return channel == null || channel.isOpen();
  }

  /** Ends the text, which isn't wanted any more. */
  @Override
  public void close() throws IOException {
    giveBack();
    if (channel != null) {
      channel.close();
    }
  }
}
