package farm.analysis.join;

import org.jspecify.annotations.Nullable;

/** Values as SQLite keeps them: truth values as integers, and no −0.0. */
final class SqlValue {

  private SqlValue() {}

  static @Nullable Object of(@Nullable Object value) {
    if (value instanceof Boolean truth) {
      return truth ? 1L : 0L;
    }
    if (value instanceof Integer number) {
      return number.longValue();
    }
    return value instanceof Double number ? (Object) (number + 0.0) : value;
  }
}
