/**
 * JSON as it is read everywhere: limits, compact text, words for what is wrong. Start at {@link
 * farm.analysis.json.Json}. Must not know of rows and columns.
 */
@NullMarked
package farm.analysis.json;

import org.jspecify.annotations.NullMarked;
