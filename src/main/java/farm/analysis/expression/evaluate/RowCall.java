package farm.analysis.expression.evaluate;

import farm.analysis.chunk.BooleanColumn;
import farm.analysis.chunk.Column;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.DoubleColumn;
import farm.analysis.chunk.LongColumn;
import farm.analysis.chunk.TextColumn;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Calls a function row by row; the result is missing where an argument is. If the only argument
 * that varies is text, the function is called once for each distinct text among the rows.
 */
public final class RowCall implements Evaluator {

  /** The function to call, its type, and the text of the call for messages. */
  public record Callee(ColumnType type, String text, boolean canFail, RowFunction function) {}

  private final Callee callee;
  private final List<Evaluator> operands;

  /** Creates the calls of a function with these arguments. */
  public RowCall(Callee callee, List<Evaluator> operands) {
    this.callee = callee;
    this.operands = List.copyOf(operands);
  }

  @Override
  public ColumnType type() {
    return callee.type();
  }

  @Override
  public List<Evaluator> operands() {
    return operands;
  }

  @Override
  public boolean canFail() {
    return callee.canFail() || Evaluator.super.canFail();
  }

  @Override
  public Column evaluate(Batch batch) {
    List<Column> columns = operands.stream().map(operand -> operand.evaluate(batch)).toList();
    ResultShape shape = ResultShape.of(batch, columns);
    Missing missing = shape.missing(columns.toArray(Column[]::new));
    Call call = new Call(batch, new Arguments(columns), Column.builder(type(), 16));
    call.append(null);
    List<Column> varying = columns.stream().filter(column -> !column.isConstant()).toList();
    int[] slots =
        varying.size() == 1
                && varying.get(0) instanceof TextColumn text
                && text.dictionarySize() <= shape.count()
            ? slotsOfTexts(call, text, missing)
            : slotsOfRows(call, shape.count(), missing);
    Column results = call.results.build().gather(slots);
    return shape.count() == batch.rowCount() ? results : results.repeated(batch.rowCount());
  }

  private int[] slotsOfRows(Call call, int count, Missing missing) {
    int[] slots = new int[count];
    for (int row = 0; row < count; row++) {
      slots[row] = missing.contains(row) ? 0 : call.slot(row);
    }
    return slots;
  }

  private int[] slotsOfTexts(Call call, TextColumn text, Missing missing) {
    int[] slotOfCode = new int[text.dictionarySize()];
    int[] slots = new int[text.size()];
    for (int row = 0; row < slots.length; row++) {
      if (!missing.contains(row)) {
        int code = text.codeAt(row);
        if (slotOfCode[code] == 0) {
          slotOfCode[code] = call.slot(row);
        }
        slots[row] = slotOfCode[code];
      }
    }
    return slots;
  }

  /** The results of one batch so far; the result at index 0 is missing. */
  private final class Call {

    private final Batch batch;
    private final Arguments arguments;
    private final Column.Builder results;
    private int count;

    Call(Batch batch, Arguments arguments, Column.Builder results) {
      this.batch = batch;
      this.arguments = arguments;
      this.results = results;
    }

    /** Calls the function for a row and returns the index of the result. */
    int slot(int row) {
      try {
        append(callee.function().apply(arguments.in(row)));
      } catch (BadRowException e) {
        throw batch.problem(row, "'%s' %s".formatted(callee.text(), e.getMessage()));
      }
      return count - 1;
    }

    void append(@Nullable Object value) {
      count++;
      if (value == null) {
        results.appendMissing();
      } else if (results instanceof LongColumn.Builder longs) {
        longs.append((Long) value);
      } else if (results instanceof DoubleColumn.Builder doubles) {
        doubles.append((Double) value);
      } else if (results instanceof BooleanColumn.Builder booleans) {
        booleans.append((Boolean) value);
      } else {
        ((TextColumn.Builder) results).append((String) value);
      }
    }
  }
}
