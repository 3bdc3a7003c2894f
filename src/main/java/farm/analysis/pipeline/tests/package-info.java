/**
 * The tests in a pipeline file: rows that stand for inputs, and rows that are expected. Start at
 * {@link farm.analysis.pipeline.tests.TestReader}. Must not know the steps.
 */
@NullMarked
package farm.analysis.pipeline.tests;

import org.jspecify.annotations.NullMarked;
