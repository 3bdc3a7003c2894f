package farm.analysis.join;

import farm.analysis.operator.ChunkFlow;

/**
 * An input of a join.
 *
 * @param name its name in the join
 * @param bytes its approximate size in bytes
 */
public record JoinInput(String name, ChunkFlow chunks, long bytes) {}
