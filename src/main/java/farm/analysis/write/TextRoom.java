package farm.analysis.write;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Room for text that waits to be written, in pieces outside of the heap. Used by many threads. */
final class TextRoom {

  /** More than is written at a time. */
  private static final int PIECE_BYTES = 1 << 18;

  private static final long MOST_BYTES = 32 << 20;

  /** For all outputs of this JVM. */
  static final TextRoom OF_JVM = besideHeap();

  private final Deque<ByteBuffer> free = new ArrayDeque<>();

  /** How many pieces may still be made. */
  private int left;

  /** Room for so many pieces. */
  TextRoom(int pieces) {
    this.left = pieces;
  }

  private static TextRoom besideHeap() {
    long bytes = Math.min(MOST_BYTES, Runtime.getRuntime().maxMemory() / 8);
    return new TextRoom((int) (bytes / PIECE_BYTES));
  }

  /** An empty piece, or null if all are in use. */
  synchronized @Nullable ByteBuffer take() {
    if (!free.isEmpty()) {
      return free.pop();
    }
    if (left == 0) {
      return null;
    }
    left--;
    return ByteBuffer.allocateDirect(PIECE_BYTES);
  }

  /** Takes back what was taken. */
  synchronized void giveBack(ByteBuffer piece) {
    free.push(piece.clear());
  }
}
