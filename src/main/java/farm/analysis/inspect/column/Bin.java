package farm.analysis.inspect.column;

/**
 * The number of values from {@code lower} to below {@code upper}; neighbouring bins have the same
 * width.
 */
public record Bin(double lower, double upper, long count) {}
