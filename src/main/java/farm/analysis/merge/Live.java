package farm.analysis.merge;

import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A value that is found again by a number in this JVM, as long as somebody holds it. */
final class Live<T> {

  private static final AtomicLong NUMBERS = new AtomicLong();
  private static final Map<Long, WeakReference<Live<?>>> HELD = new ConcurrentHashMap<>();

  private final long number;
  private T value;

  private Live(long number, T value) {
    this.number = number;
    this.value = value;
  }

  static <T> Live<T> of(T value) {
    Live<T> live = new Live<>(NUMBERS.incrementAndGet(), value);
    HELD.values().removeIf(reference -> reference.get() == null);
    HELD.put(live.number, new WeakReference<>(live));
    return live;
  }

  /** What {@link #number} numbers, or null if nobody holds it any more. */
  static @Nullable Live<?> numbered(long number) {
    WeakReference<Live<?>> reference = HELD.get(number);
    return reference == null ? null : reference.get();
  }

  long number() {
    return number;
  }

  T get() {
    return value;
  }

  void set(T newValue) {
    value = newValue;
  }
}
