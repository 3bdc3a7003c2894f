package farm.analysis.load.sqlite.page;

import java.nio.ByteBuffer;

/**
 * A row that continues in a chain of overflow pages (sqlite.org/fileformat2.html §1.7). Its bytes
 * are numbered from 0, where its header starts. Going back means following the chain again.
 */
public final class LongRow {

  /** The bytes of a chain read at a time, while its pages are adjacent in the file. */
  private static final int BLOCK_BYTES = 1 << 16;

  private final TableTree tree;
  private final PageFile file;
  private final PageView page;
  private final int start;
  private final int localBytes;
  private final long payloadBytes;
  private byte[] block = new byte[0];
  private long blockStart;
  private int blockCount;

  /**
   * The current page of the chain: its number, its index in the chain, and the number of the next.
   */
  private long current;

  private long index = -1;
  private long nextPage;

  /** A page passed before, to detect a cycle in the chain (R. P. Brent 1980, BIT 20). */
  private long passed;

  private long untilPassed;

  /**
   * A row that starts on a page.
   *
   * @param start the index in the page's array where the row's header starts
   * @param payloadBytes the bytes of the row, more than its page holds
   */
  public LongRow(TableTree tree, PageFile file, PageView page, int start, long payloadBytes) {
    this.tree = tree;
    this.file = file;
    this.page = page;
    this.start = start;
    this.localBytes = tree.layout().localBytes(payloadBytes);
    this.payloadBytes = payloadBytes;
    rewind();
  }

  private void rewind() {
    index = -1;
    nextPage = page.unsignedInt(start + localBytes);
    passed = 0;
    untilPassed = 1;
  }

  /**
   * Copies {@code count} bytes of the row, from byte {@code from} on, to {@code into}.
   *
   * @throws farm.analysis.problem.DataException if the chain leads to no page of the file, or back
   */
  public void copy(long from, int count, byte[] into, int at) {
    long place = from;
    long end = from + count;
    while (place < end) {
      int done = (int) (place - from);
      place +=
          place < localBytes
              ? copyLocal(place, end, into, at + done)
              : copyChained(place, end, into, at + done);
    }
  }

  private int copyLocal(long from, long to, byte[] into, int at) {
    int count = (int) (Math.min(to, localBytes) - from);
    System.arraycopy(page.bytes(), start + (int) from, into, at, count);
    return count;
  }

  private int copyChained(long from, long to, byte[] into, int at) {
    int pageBytes = tree.layout().chainPageBytes();
    long wanted = (from - localBytes) / pageBytes;
    if (wanted < index) {
      rewind();
    }
    while (index < wanted) {
      step();
    }
    int offset = (int) ((from - localBytes) % pageBytes);
    int count = (int) Math.min(to - from, pageBytes - offset);
    System.arraycopy(block, inBlock(current) + 4 + offset, into, at, count);
    return count;
  }

  private void step() {
    if (!tree.isPage(nextPage)) {
      throw tree.wrongPointer(
          index < 0 ? page.number() : current, "the next page of a row", nextPage);
    }
    if (nextPage == passed) {
      throw tree.corrupt(current, "leads a row back to page %d".formatted(nextPage));
    }
    current = nextPage;
    index++;
    if (--untilPassed == 0) {
      passed = current;
      untilPassed = index + 2;
    }
    if (current < blockStart || current >= blockStart + blockCount) {
      readBlock();
    }
    int at = inBlock(current);
    nextPage = Integer.toUnsignedLong(ByteBuffer.wrap(block).getInt(at));
  }

  private void readBlock() {
    int pageBytes = tree.layout().chainPageBytes();
    long left = (payloadBytes - localBytes - index * pageBytes + pageBytes - 1) / pageBytes;
    boolean inOrder = index == 0 || current == blockStart + blockCount;
    int most = inOrder ? Math.max(1, BLOCK_BYTES / tree.layout().pageSize()) : 1;
    int count = (int) Math.min(left, most);
    int bytes = count * tree.layout().pageSize();
    if (block.length < bytes) {
      block = new byte[bytes];
    }
    blockCount = 0;
    blockCount = file.read(current, count, ByteBuffer.wrap(block));
    blockStart = current;
  }

  private int inBlock(long number) {
    return (int) (number - blockStart) * tree.layout().pageSize();
  }
}
