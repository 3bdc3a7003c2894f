package farm.analysis.load.sqlite.page;

import java.io.Serializable;
import java.nio.ByteBuffer;

/**
 * The layout of a database's pages, from its header (sqlite.org/fileformat2.html §1.3).
 *
 * @param pageSize the bytes of a page, 512 to 65 536
 * @param usableBytes the bytes of a page without those reserved at its end
 * @param pageCount the number of pages; pages are numbered from 1
 */
public record PageLayout(int pageSize, int usableBytes, TextEncoding encoding, long pageCount)
    implements Serializable {

  /** The bytes of the database's header, at the start of page 1. */
  static final int HEADER_BYTES = 100;

  /** Reads the header. Its page count is valid only if two of its counters agree. */
  static PageLayout of(ByteBuffer header, long fileBytes) {
    int size = Short.toUnsignedInt(header.getShort(16));
    int pageSize = size == 1 ? 65_536 : size;
    long counted = Integer.toUnsignedLong(header.getInt(28));
    boolean trusted = counted > 0 && header.getInt(24) == header.getInt(92);
    return new PageLayout(
        pageSize,
        pageSize - (header.get(20) & 0xff),
        TextEncoding.of(header.getInt(56)),
        trusted || pageSize == 0 ? counted : fileBytes / pageSize);
  }

  /** The bytes of the largest row that is stored whole on its page (§1.6). */
  public int mostLocalBytes() {
    return usableBytes - 35;
  }

  /** The number of a row's bytes that are stored on its page; the others are in a chain (§1.6). */
  public int localBytes(long payloadBytes) {
    if (payloadBytes <= mostLocalBytes()) {
      return (int) payloadBytes;
    }
    int least = (usableBytes - 12) * 32 / 255 - 23;
    long most = least + (payloadBytes - least) % (usableBytes - 4);
    return (int) (most <= mostLocalBytes() ? most : least);
  }

  /** The number of a row's bytes that a page of a chain holds. */
  public int chainPageBytes() {
    return usableBytes - 4;
  }
}
