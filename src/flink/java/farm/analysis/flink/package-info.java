/**
 * The preparation for runs on Flink, besides Beam's FlinkRunner. Start at {@link
 * farm.analysis.flink.FlinkEngine}. Built by the Maven profile {@code flink} only.
 */
@NullMarked
package farm.analysis.flink;

import org.jspecify.annotations.NullMarked;
