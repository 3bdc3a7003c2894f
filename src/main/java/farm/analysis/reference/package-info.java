/**
 * Annotations with which steps, aggregations and their options describe themselves to users. Start
 * at {@link farm.analysis.reference.Described}. Must not know anything else of the project.
 */
@NullMarked
package farm.analysis.reference;

import org.jspecify.annotations.NullMarked;
