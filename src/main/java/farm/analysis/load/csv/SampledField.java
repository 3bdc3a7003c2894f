package farm.analysis.load.csv;

import farm.analysis.chunk.ColumnType;
import farm.analysis.load.csv.FieldValue.Kind;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gathers the kinds of the sampled values of one field. */
final class SampledField {

  private static final Set<Kind> NUMBERS = EnumSet.of(Kind.LONG, Kind.DOUBLE);

  private final int index;
  private final FieldValue value = new FieldValue();
  private final Set<Kind> kinds = EnumSet.noneOf(Kind.class);
  private @Nullable FirstText firstText;

  /** The first integer that a double can't hold. */
  private @Nullable FirstText firstLong;

  /** A field, by its index, without values. */
  SampledField(int index) {
    this.index = index;
  }

  /** The index of the field. */
  int index() {
    return index;
  }

  /** Adds the value of a record, unless it is missing. */
  void add(Fields record) {
    if (record.isMissing(index)) {
      return;
    }
    Kind kind = value.look(record.bytes(), record.start(index), record.end(index));
    kinds.add(kind);
    if (firstText == null && !NUMBERS.contains(kind)) {
      firstText = new FirstText(record.shown(index), record.offset(index), kind);
    } else if (firstLong == null && kind == Kind.LONG && !value.fitsDouble()) {
      firstLong = new FirstText(record.shown(index), record.offset(index), kind);
    }
  }

  /** Adds the values of a later sample. */
  void add(SampledField later) {
    kinds.addAll(later.kinds);
    firstText = firstText == null ? later.firstText : firstText;
    firstLong = firstLong == null ? later.firstLong : firstLong;
  }

  /** The result of the sample. */
  SampledColumn column() {
    Optional<ColumnType> type = kinds.isEmpty() ? Optional.empty() : Optional.of(type());
    FirstText first = firstText == null ? firstLong : firstText;
    return new SampledColumn(
        type,
        type.filter(ColumnType::isTextual).map(text -> first),
        kinds.contains(Kind.LONG) || kinds.contains(Kind.DOUBLE));
  }

  private ColumnType type() {
    if (kinds.equals(EnumSet.of(Kind.BOOLEAN))) {
      return ColumnType.BOOLEAN;
    }
    if (kinds.equals(EnumSet.of(Kind.LONG))) {
      return ColumnType.LONG;
    }
    boolean numbers = NUMBERS.containsAll(kinds) && firstLong == null;
    return numbers ? ColumnType.DOUBLE : ColumnType.TEXT;
  }
}
