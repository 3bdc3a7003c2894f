package farm.analysis.load.sqlite.record;

import farm.analysis.load.sqlite.page.TextEncoding;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The stored values wanted from each row; slot 0 is the first of them in the row. */
final class Slots {

  private final List<ColumnPlace> places;
  private final int[] indexes;
  private final int[] absentTypes;
  private final int[] absentStarts;
  private final byte[] absentBytes;

  private Slots(List<ColumnPlace> places, TextEncoding encoding) {
    this.places = places;
    this.indexes = places.stream().mapToInt(ColumnPlace::index).toArray();
    this.absentTypes = new int[indexes.length];
    this.absentStarts = new int[indexes.length];
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int slot = 0; slot < indexes.length; slot++) {
      DefaultValue value = places.get(slot).whenAbsent();
      absentTypes[slot] = value.serialType(encoding);
      absentStarts[slot] = bytes.size();
      bytes.writeBytes(value.bytes(encoding));
    }
    this.absentBytes = bytes.toByteArray();
  }

  /** The values that a table's columns and its conditions need. */
  static Slots of(PagedTable table) {
    TreeMap<Integer, ColumnPlace> byIndex = new TreeMap<>();
    for (ColumnPlace place : table.places()) {
      if (place.kind() == ColumnPlace.Kind.STORED) {
        byIndex.put(place.index(), place);
      }
    }
    for (NeededRows needed : table.needed()) {
      byIndex.putIfAbsent(needed.place().index(), needed.place());
    }
    if (table.filter() != null) {
      byIndex.putIfAbsent(table.filter().place().index(), table.filter().place());
    }
    return new Slots(new ArrayList<>(byIndex.values()), table.tree().layout().encoding());
  }

  int count() {
    return indexes.length;
  }

  /** The index of the slot's value in a row, from 0. */
  int index(int slot) {
    return indexes[slot];
  }

  /** The slot of a stored column, or -1 for none. */
  int of(@Nullable ColumnPlace place) {
    for (int slot = 0; place != null && slot < indexes.length; slot++) {
      if (indexes[slot] == place.index()) {
        return slot;
      }
    }
    return -1;
  }

  /** Returns true if the integers of the slot's column are real numbers. */
  boolean isReal(int slot) {
    return places.get(slot).isReal();
  }

  /** The serial type of the slot's value in rows that end before it. */
  int absentType(int slot) {
    return absentTypes[slot];
  }

  /** The start of that value in {@link #absentBytes}. */
  int absentStart(int slot) {
    return absentStarts[slot];
  }

  /** The values that columns have in rows that end before them. */
  byte[] absentBytes() {
    return absentBytes;
  }
}
