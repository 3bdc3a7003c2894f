/**
 * The preparation for runs on Spark, besides Beam's SparkRunner. Start at {@link
 * farm.analysis.spark.SparkEngine}. Built by the Maven profile {@code spark} only.
 */
@NullMarked
package farm.analysis.spark;

import org.jspecify.annotations.NullMarked;
