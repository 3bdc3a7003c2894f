package farm.analysis.report;

import java.util.OptionalLong;

/**
 * An input that was read.
 *
 * @param name the input as the user named it, usually a path
 * @param bytes its size, if known
 * @param rows the number of rows read from it, if known
 */
public record Input(String name, OptionalLong bytes, OptionalLong rows) {}
