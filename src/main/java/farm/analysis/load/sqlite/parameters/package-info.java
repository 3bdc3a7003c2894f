/**
 * The parameters of a simulation: JSON objects flattened into typed values. Start at {@link
 * farm.analysis.load.sqlite.parameters.ParameterJson}. Must not know where the JSON is stored.
 */
@NullMarked
package farm.analysis.load.sqlite.parameters;

import org.jspecify.annotations.NullMarked;
