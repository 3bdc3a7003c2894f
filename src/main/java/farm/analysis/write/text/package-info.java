/**
 * Rows as text: CSV and JSON Lines files, and logs. Start at {@link
 * farm.analysis.write.text.WriteFile}; a format implements {@link
 * farm.analysis.write.text.RowFormat}. Must not know where chunks come from.
 */
@NullMarked
package farm.analysis.write.text;

import org.jspecify.annotations.NullMarked;
