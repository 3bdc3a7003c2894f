package farm.analysis.merge;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.CoderException;
import org.apache.beam.sdk.coders.CustomCoder;
import org.apache.beam.sdk.util.VarInt;

/** Writes a live value as its number, so that what is read back in this JVM is the same object. */
final class LiveCoder<T> extends CustomCoder<Live<T>> {

  @Override
  public void encode(Live<T> live, OutputStream out) throws IOException {
    VarInt.encode(live.number(), out);
  }

  @Override
  @SuppressWarnings("unchecked") // a number is only read where a value of this type was written
  public Live<T> decode(InputStream in) throws IOException {
    long number = VarInt.decodeLong(in);
    Live<?> live = Live.numbered(number);
    if (live == null) {
      throw new CoderException("no live value %d in this JVM".formatted(number));
    }
    return (Live<T>) live;
  }
}
