package farm.analysis.load;

import java.util.List;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderException;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.util.CoderUtils;

/** Gives planned lanes, which it holds encoded: Beam serializes a function many times. */
final class GiveLanesFn extends DoFn<byte[], Lane> {

  private final byte[] encoded;
  private final ListCoder<Lane> coder;

  private GiveLanesFn(byte[] encoded, ListCoder<Lane> coder) {
    this.encoded = encoded;
    this.coder = coder;
  }

  static GiveLanesFn of(List<Lane> lanes, Coder<Lane> coder) {
    ListCoder<Lane> all = ListCoder.of(coder);
    try {
      return new GiveLanesFn(CoderUtils.encodeToByteArray(all, lanes), all);
    } catch (CoderException e) {
      throw new IllegalStateException("lanes can't be encoded", e);
    }
  }

  @ProcessElement
  public void give(OutputReceiver<Lane> output) throws CoderException {
    CoderUtils.decodeFromByteArray(coder, encoded).forEach(output::output);
  }
}
