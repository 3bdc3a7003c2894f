/**
 * Reads JSON Lines and other JSON files. Start at {@link farm.analysis.load.json.JsonLoader}. Must
 * not know Beam, nor the use of the chunks.
 */
@NullMarked
package farm.analysis.load.json;

import org.jspecify.annotations.NullMarked;
