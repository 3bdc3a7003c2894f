/**
 * What running on Flink takes beside Beam's runner for it. Start at {@link
 * farm.analysis.flink.FlinkEngine}. Built by the Maven profile {@code flink} only.
 */
@NullMarked
package farm.analysis.flink;

import org.jspecify.annotations.NullMarked;
