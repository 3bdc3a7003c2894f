package farm.analysis.join.range;

import farm.analysis.chunk.ChunkCoder;
import farm.analysis.chunk.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.CustomCoder;

/** Encodes a sample as the chunk of its keys. */
final class KeySampleCoder extends CustomCoder<KeySample> {

  private final Schema columns;

  KeySampleCoder(Schema columns) {
    this.columns = columns;
  }

  @Override
  public void encode(KeySample sample, OutputStream out) throws IOException {
    ChunkCoder.of(columns).encode(sample.rows(), out);
  }

  @Override
  public KeySample decode(InputStream in) throws IOException {
    KeySample sample = new KeySample(columns);
    sample.add(ChunkCoder.of(columns).decode(in));
    return sample;
  }
}
