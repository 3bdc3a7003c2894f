/**
 * Analyses of all data of a loader, chunk by chunk or all at once. Start at {@link
 * farm.analysis.task.AnalysisTask}. Must not know pipeline files.
 */
@NullMarked
package farm.analysis.task;

import org.jspecify.annotations.NullMarked;
