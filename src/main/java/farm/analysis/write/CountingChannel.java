package farm.analysis.write;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/** Counts the bytes written to a new channel. */
final class CountingChannel implements WritableByteChannel {

  private final WritableByteChannel channel;
  private long bytes;

  CountingChannel(WritableByteChannel channel) {
    this.channel = channel;
  }

  /** The number of bytes written so far. */
  long bytes() {
    return bytes;
  }

  @Override
  public int write(ByteBuffer source) throws IOException {
    int written = channel.write(source);
    bytes += written;
    return written;
  }

  @Override
  public boolean isOpen() {
    return channel.isOpen();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
