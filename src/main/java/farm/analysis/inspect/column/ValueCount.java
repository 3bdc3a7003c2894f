package farm.analysis.inspect.column;

/**
 * A value and the number of times it occurs.
 *
 * @param value the value as text; a double in the shortest form that reads back as the same double
 */
public record ValueCount(String value, long count) {}
