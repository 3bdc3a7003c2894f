/**
 * Reads plain objects straight from the bytes of JSON, and leaves all others to a parser. Start at
 * {@link farm.analysis.load.json.plain.PlainObject}. Must not know the source of the bytes, nor the
 * problems of objects that it can't read.
 */
@NullMarked
package farm.analysis.load.json.plain;

import org.jspecify.annotations.NullMarked;
