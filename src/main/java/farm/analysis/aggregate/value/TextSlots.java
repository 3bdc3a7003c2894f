package farm.analysis.aggregate.value;

import farm.analysis.chunk.CodePoints;
import farm.analysis.chunk.Column;
import farm.analysis.chunk.TextColumn;
import java.util.ArrayList;
import java.util.List;

/** One text for each group, ordered by code points. */
final class TextSlots extends GroupValues {

  private final List<String> texts = new ArrayList<>();
  private long textChars;

  @Override
  void grow(int groups) {
    while (texts.size() < groups) {
      texts.add("");
    }
  }

  @Override
  int compare(int group, Column column, int position) {
    return CodePoints.compare(texts.get(group), ((TextColumn) column).textAt(position));
  }

  @Override
  void set(int group, Column column, int position) {
    String text = ((TextColumn) column).textAt(position);
    textChars += text.length() - texts.set(group, text).length();
  }

  @Override
  void append(int group, Column.Builder results) {
    ((TextColumn.Builder) results).append(texts.get(group));
  }

  @Override
  long byteSize() {
    return 60L * texts.size() + textChars;
  }
}
