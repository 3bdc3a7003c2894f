/**
 * Reads CSV files of any size; plain files in parallel byte ranges. Start at {@link
 * farm.analysis.load.csv.CsvLoader}. Must not know Beam, nor the use of the chunks.
 */
@NullMarked
package farm.analysis.load.csv;

import org.jspecify.annotations.NullMarked;
