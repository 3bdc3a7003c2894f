package farm.analysis.load.input;

import java.util.function.Supplier;

/**
 * A doubt that an input was understood as its author meant it. The user is told if a later step
 * can't use the columns found.
 *
 * @param column the column that may have the wrong type; empty if all columns are in doubt
 * @param reason a sentence with the reason; it may read the input again, so ask for it only then
 */
public record Doubt(String column, Supplier<String> reason) {}
