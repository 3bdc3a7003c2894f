/**
 * Reports as outputs of pipelines: several steps write the sections of one file. Start at {@link
 * farm.analysis.report.output.WriteReport}. Must not know pipeline files.
 */
@NullMarked
package farm.analysis.report.output;

import org.jspecify.annotations.NullMarked;
