/**
 * What running on Spark takes beside Beam's runner for it. Start at {@link
 * farm.analysis.spark.SparkEngine}. Built by the Maven profile {@code spark} only.
 */
@NullMarked
package farm.analysis.spark;

import org.jspecify.annotations.NullMarked;
