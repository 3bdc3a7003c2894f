package farm.analysis.report.chart;

import java.io.Serializable;

/**
 * An interval around a value, drawn as a band around a line or as the error bar of a bar.
 *
 * @param lower the column of lower bounds
 * @param upper the column of upper bounds
 */
public record Band(String lower, String upper) implements Serializable {}
