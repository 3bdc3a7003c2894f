package farm.analysis.write.text;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ChunkBuilder;
import farm.analysis.chunk.Origin;
import farm.analysis.chunk.Schema;
import farm.analysis.operator.ChunkFlow;
import farm.analysis.operator.ChunkOperator;
import farm.analysis.operator.Facts;
import farm.analysis.operator.OperatorInstance;
import farm.analysis.operator.Outputs;
import farm.analysis.problem.DataException;
import farm.analysis.write.Finish;
import farm.analysis.write.Manifest;
import farm.analysis.write.Publication;
import farm.analysis.write.Publish;
import farm.analysis.write.Written;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TupleTag;

/**
 * Ends the pipeline with a {@link DataException} unless its rows are exactly the expected ones, in
 * any order: {@code CheckRows.equal(List.of(Map.of("step", "1")))}. Passes the chunks on. For tests
 * of small results: all rows are gathered on one worker.
 */
public final class CheckRows extends PTransform<PCollection<Chunk>, PCollection<Chunk>> {

  private static final int SHOWN_ROWS = 5;

  private final List<Map<String, String>> expected;
  private final String label;

  private CheckRows(List<Map<String, String>> expected, String name) {
    this.expected = List.copyOf(expected);
    this.label = name;
  }

  /**
   * Expects these rows, each a map from column to the text of its value; a column left out is
   * missing.
   */
  public static CheckRows equal(List<Map<String, String>> expected) {
    return new CheckRows(expected, "CheckRows");
  }

  /** The same check with a name for messages. */
  public CheckRows named(String name) {
    return new CheckRows(expected, name);
  }

  /**
   * Checks that the expected rows can have these columns.
   *
   * @throws IllegalArgumentException if a value can't have the type of its column; the message
   *     quotes it
   */
  public void check(Schema schema) {
    chunk(schema);
  }

  /** Compares the rows of these chunks before any output that is published with them appears. */
  public Written flow(ChunkFlow chunks) {
    String id = UUID.randomUUID().toString();
    return new Written(
        new Compare(id, label, new ArrayList<>(lines(chunk(chunks.schema())))),
        chunks.into(branch -> new GatherLines(id, branch), Manifest.coder()));
  }

  @Override
  public PCollection<Chunk> expand(PCollection<Chunk> chunks) {
    Publish.together(List.of(flow(ChunkFlow.of(chunks))));
    return chunks;
  }

  /** The expected rows, their texts parsed as the types of the columns. */
  private Chunk chunk(Schema schema) {
    ChunkBuilder rows = new ChunkBuilder(schema, expected.size());
    for (Map<String, String> row : expected) {
      for (int c = 0; c < schema.size(); c++) {
        String text = row.get(schema.field(c).name());
        if (text == null) {
          rows.column(c).appendMissing();
        } else {
          append(rows, c, schema.field(c), text);
        }
      }
      rows.endRow();
    }
    return rows.build(Origin.of("expected"));
  }

  private static void append(ChunkBuilder rows, int column, Schema.Field field, String text) {
    try {
      switch (field.type()) {
        case LONG -> rows.longs(column).append(Long.parseLong(text));
        case DOUBLE -> rows.doubles(column).append(Double.parseDouble(text));
        case BOOLEAN -> rows.booleans(column).append(truth(text));
        case TEXT, JSON -> rows.texts(column).append(text);
      }
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "value '%s' of column '%s' of the expected rows should be %s"
              .formatted(text, field.name(), field.type().word()),
          e);
    }
  }

  private static boolean truth(String text) {
    if (!text.equalsIgnoreCase("true") && !text.equalsIgnoreCase("false")) {
      throw new IllegalArgumentException("neither true nor false");
    }
    return Boolean.parseBoolean(text);
  }

  private static List<String> lines(Chunk chunk) {
    List<String> lines = new ArrayList<>();
    for (int row = 0; row < chunk.rowCount(); row++) {
      Utf8Text line = new Utf8Text();
      new JsonFormat().appendRow(chunk, row, line);
      lines.add(line.toString().strip());
    }
    return lines;
  }

  /** Outputs the rows of a bundle as lines of JSON. */
  private record GatherLines(String id, TupleTag<Manifest> branch) implements ChunkOperator {

    @Override
    public OperatorInstance begin(Facts known) {
      List<String> lines = new ArrayList<>();
      return new OperatorInstance() {
        @Override
        public void add(Chunk chunk, Outputs outputs) {
          lines.addAll(CheckRows.lines(chunk));
        }

        @Override
        public void finish(Outputs outputs) {
          outputs.give(branch, Manifest.of(id, lines));
          lines.clear();
        }
      };
    }
  }

  /** Compares all lines with the expected ones. */
  private record Compare(String id, String name, ArrayList<String> expected)
      implements Finish<String> {

    @Override
    public String path() {
      return "the rows";
    }

    @Override
    public void complete(List<String> lines, Publication publication) {
      List<String> lacking = new ArrayList<>(expected);
      List<String> surplus = new ArrayList<>();
      for (String line : lines) {
        if (!lacking.remove(line)) {
          surplus.add(line);
        }
      }
      if (!lacking.isEmpty() || !surplus.isEmpty()) {
        throw new DataException(
            "%s: the rows aren't the expected rows; %d missing: %s; %d unexpected: %s"
                .formatted(name, lacking.size(), shown(lacking), surplus.size(), shown(surplus)));
      }
    }

    private static String shown(List<String> rows) {
      String first = String.join(" ", rows.stream().sorted().limit(SHOWN_ROWS).toList());
      return rows.isEmpty() ? "none" : first + (rows.size() > SHOWN_ROWS ? " …" : "");
    }
  }
}
