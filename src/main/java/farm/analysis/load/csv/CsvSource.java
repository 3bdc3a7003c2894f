package farm.analysis.load.csv;

import farm.analysis.chunk.Schema;
import farm.analysis.load.input.ChunkReader;
import farm.analysis.load.input.ChunkSize;
import farm.analysis.load.input.ChunkSource;
import farm.analysis.load.input.InputRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The records of one file. Its ranges are byte ranges; each starts at a record.
 *
 * @param columns the names of a record's fields, in the order of the file
 * @param start the byte offset in the text at which the first record may start
 * @param given the columns whose types the user gave; they accept more values than inferred types
 * @param pathColumn the column of the schema for the file's path, or null
 */
record CsvSource(
    CsvText text,
    List<String> columns,
    long start,
    Schema schema,
    Set<String> given,
    @Nullable String pathColumn)
    implements ChunkSource {

  CsvSource {
    columns = List.copyOf(columns);
    given = Set.copyOf(given);
  }

  @Override
  public String input() {
    return text.file().path();
  }

  @Override
  public long byteSize() {
    return text.file().bytes();
  }

  @Override
  public Optional<Instant> modified() {
    return Optional.of(text.file().modified());
  }

  /**
   * Cuts the text at the first certain record start in each stretch of {@code targetBytes}.
   * Certainty may take as many bytes as the longest allowed field, so a stretch is at least twice
   * that long.
   */
  @Override
  public List<InputRange> ranges(long targetBytes) {
    long end = byteSize();
    if (!text.isSeekable()) {
      return List.of(new InputRange(start, Long.MAX_VALUE - 1, end));
    }
    List<Long> bounds = new ArrayList<>();
    if (start < end) {
      long least = 2L * text.dialect().maxFieldBytes();
      bounds.addAll(RecordStarts.find(text, start, end, Math.max(least, targetBytes)));
    }
    bounds.add(end);
    List<InputRange> ranges = new ArrayList<>();
    for (int i = 1; i < bounds.size(); i++) {
      long first = bounds.get(i - 1);
      long last = bounds.get(i) - 1;
      ranges.add(new InputRange(first, last, last - first + 1));
    }
    return ranges;
  }

  @Override
  public ChunkReader open(InputRange range, ChunkSize size) {
    return new CsvReader(this, range, size);
  }
}
