package farm.analysis.load.csv;

import farm.analysis.storage.ForwardingChannel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.concurrent.atomic.AtomicLong;

/** A channel that counts the bytes read from it. */
final class CountingChannel extends ForwardingChannel {

  private final AtomicLong bytesRead;

  CountingChannel(SeekableByteChannel channel, AtomicLong bytesRead) {
    super(channel);
    this.bytesRead = bytesRead;
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    int read = super.read(target);
    bytesRead.addAndGet(Math.max(0, read));
    return read;
  }
}
