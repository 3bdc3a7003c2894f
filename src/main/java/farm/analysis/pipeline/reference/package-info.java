/**
 * Descriptions of everything that can stand in a pipeline file, for people and editors. They come
 * from the definitions that the parser uses. Start at {@link
 * farm.analysis.pipeline.reference.Reference}. Must not know the command line.
 */
@NullMarked
package farm.analysis.pipeline.reference;

import org.jspecify.annotations.NullMarked;
