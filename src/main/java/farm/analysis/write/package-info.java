/**
 * Writes chunks to files that appear complete or not at all, with the rows in their order. Start at
 * {@link farm.analysis.write.text.WriteFile}. A file format implements {@link
 * farm.analysis.write.text.RowFormat}; any other place to write to is an {@link
 * farm.analysis.write.Output}. Must not know where chunks come from.
 */
@NullMarked
package farm.analysis.write;

import org.jspecify.annotations.NullMarked;
