package farm.analysis.pipeline.reference;

/**
 * The description of an option.
 *
 * @param name its name; for an option within an option with the path to it, such as {@code
 *     order_by.column} or {@code combine.NAME.fn}
 * @param type the type of its value in words
 * @param otherwise the default or, if there is none, {@code required}; in Markdown
 * @param meaning a phrase in Markdown
 */
public record OptionEntry(String name, String type, String otherwise, String meaning) {}
