/**
 * Dates and times in ISO 8601 text. Start at {@link farm.analysis.expression.time.IsoTime}. Must
 * not know how expressions are written.
 */
@NullMarked
package farm.analysis.expression.time;

import org.jspecify.annotations.NullMarked;
