/**
 * Analyses of agent-based simulations: population dynamics, dominance, resources, survival. Start
 * at {@link farm.analysis.simulation.PopulationByStep}. Must not know where chunks come from or go.
 */
@NullMarked
package farm.analysis.simulation;

import org.jspecify.annotations.NullMarked;
