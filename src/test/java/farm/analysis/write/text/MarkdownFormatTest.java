package farm.analysis.write.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import farm.analysis.chunk.BooleanColumn;
import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.DoubleColumn;
import farm.analysis.chunk.LongColumn;
import farm.analysis.chunk.Origin;
import farm.analysis.chunk.Schema;
import farm.analysis.chunk.Schema.Field;
import farm.analysis.chunk.TextColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomNode;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkdownFormatTest {

  @Test
  void writesEveryTypeAndMissingAsAnEmptyCell() {
    Schema schema =
        Schema.of(
            new Field("step_number", ColumnType.LONG),
            new Field("mean", ColumnType.DOUBLE),
            new Field("alive", ColumnType.BOOLEAN),
            new Field("type|x", ColumnType.TEXT));
    Chunk chunk =
        Chunk.of(
            schema,
            List.of(
                LongColumn.of(-3, 7),
                DoubleColumn.of(0.1, Double.NaN),
                BooleanColumn.of(true, false),
                TextColumn.of("a|b\r\n<i>&amp;</i>", null)),
            Origin.of("test"),
            2);
    assertThat(written(chunk))
        .isEqualTo(
            """
            | step_number | mean | alive | type\\|x |
            | --: | --: | --- | --- |
            | -3 | 0.1 | true | a\\|b<br>&lt;i&gt;&amp;amp;&lt;/i&gt; |
            | 7 | NaN | false |  |
            """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "step_number ! step_number",
        "_agents_ ! \\_agents\\_",
        "a_ b ! a\\_ b",
        "**bold** ! \\*\\*bold\\*\\*",
        "[x](y) ! \\[x\\](y)",
        "`c` ~s~ ! \\`c\\` \\~s\\~",
        "C:\\|x ! C:\\\\\\|x",
        "$5 ! \\$5",
      })
  void markupIsEscaped(String text, String escaped) {
    assertThat(MarkdownText.escaped(text)).isEqualTo(escaped);
  }

  @Test
  void anIndependentReaderShowsTheSameText() {
    Random random = new Random(11);
    String alphabet = "ab|\\`*_~[]()<>&;!#$\r\né😀1 ";
    for (int round = 0; round < 300; round++) {
      String[] texts = new String[6];
      for (int i = 0; i < texts.length; i++) {
        texts[i] = text(alphabet, random);
      }
      Chunk chunk =
          Chunk.of(
              Schema.of(new Field(text(alphabet, random), ColumnType.TEXT)),
              List.of(TextColumn.of(texts)),
              Origin.of("test"),
              texts.length);
      List<String> expected = new ArrayList<>(List.of(chunk.schema().field(0).name()));
      expected.addAll(List.of(texts));
      expected.replaceAll(text -> text.replaceAll("\r\n|\r", "\n"));
      assertThat(cells(written(chunk))).isEqualTo(expected);
    }
  }

  @Test
  void theLastLineCountsTheRowsLeftOut() {
    assertThat(end(0)).isEmpty();
    assertThat(end(1)).isEqualTo("\nand 1 more row\n");
    assertThat(end(1234)).isEqualTo("\nand 1,234 more rows\n");
  }

  @Test
  void atLeastOneRowIsShown() {
    assertThatThrownBy(() -> new MarkdownFormat(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'max_rows' should be at least 1, was 0");
  }

  private static String end(long hiddenRows) {
    Utf8Text text = new Utf8Text();
    new MarkdownFormat(5).appendEnd(hiddenRows, text);
    return text.toString();
  }

  /** A text in visible characters at both ends: readers trim cells. */
  private static String text(String alphabet, Random random) {
    int[] points = alphabet.codePoints().toArray();
    StringBuilder text = new StringBuilder("x");
    for (int i = random.nextInt(9); i > 0; i--) {
      text.appendCodePoint(points[random.nextInt(points.length)]);
    }
    return text.append("x").toString();
  }

  private static String written(Chunk chunk) {
    Utf8Text text = new Utf8Text();
    MarkdownFormat format = new MarkdownFormat(100);
    format.appendHeader(chunk.schema(), text);
    for (int row = 0; row < chunk.rowCount(); row++) {
      format.appendRow(chunk, row, text);
    }
    return text.toString();
  }

  /** The cells as CommonMark shows them; markup other than a line break fails. */
  private static List<String> cells(String markdown) {
    List<String> cells = new ArrayList<>();
    Node document =
        Parser.builder()
            .extensions(List.of(TablesExtension.create(), StrikethroughExtension.create()))
            .build()
            .parse(markdown);
    document.accept(
        new AbstractVisitor() {
          @Override
          public void visit(CustomNode node) {
            if (node instanceof TableCell cell) {
              cells.add(shown(cell));
            } else {
              visitChildren(node);
            }
          }
        });
    return cells;
  }

  private static String shown(TableCell cell) {
    StringBuilder shown = new StringBuilder();
    for (Node node = cell.getFirstChild(); node != null; node = node.getNext()) {
      if (node instanceof HtmlInline html) {
        assertThat(html.getLiteral()).isEqualTo("<br>");
        shown.append('\n');
      } else {
        shown.append(((Text) node).getLiteral());
      }
    }
    return shown.toString();
  }
}
