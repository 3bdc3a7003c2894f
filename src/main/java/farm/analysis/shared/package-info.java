/**
 * Objects that the steps of a pipeline share where all of them run in one JVM. Start at {@link
 * farm.analysis.shared.SharedObject}. Must not know what the objects are.
 */
@NullMarked
package farm.analysis.shared;

import org.jspecify.annotations.NullMarked;
