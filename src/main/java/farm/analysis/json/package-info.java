/**
 * JSON as all other packages read it: limits, compact text, plain descriptions of errors. Start at
 * {@link farm.analysis.json.Json}. Must not know rows or columns.
 */
@NullMarked
package farm.analysis.json;

import org.jspecify.annotations.NullMarked;
