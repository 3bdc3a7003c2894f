package farm.analysis.chunk;

/** The finalizer of SplitMix64 (D. Stafford, "Better Bit Mixing", 2011, variant 13). */
public final class SplitMix64 {

  /**
   * The fractional part of the golden ratio in 64 bits. Added before mixing, it keeps 0 from
   * staying 0.
   */
  public static final long GOLDEN = 0x9e3779b97f4a7c15L;

  private SplitMix64() {}

  /** Mixes the bits of a word: each bit of the result depends on all of them. */
  public static long mix(long word) {
    long mixed = (word ^ (word >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return mixed ^ (mixed >>> 31);
  }
}
