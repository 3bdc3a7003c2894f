/**
 * Reads objects straight from the bytes of JSON, if they are plain; of all others it says so and
 * leaves them to a parser. Start at {@link farm.analysis.load.json.plain.PlainObject}. Must not
 * know where bytes come from, nor what is wrong with what it can't read.
 */
@NullMarked
package farm.analysis.load.json.plain;

import org.jspecify.annotations.NullMarked;
