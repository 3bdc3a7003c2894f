package farm.analysis.pipeline.step;

import org.jspecify.annotations.Nullable;

/**
 * A single value of a pipeline file, of the type that YAML gives it.
 *
 * @param value a {@code Long}, {@code Double}, {@code Boolean} or {@code String}; null if it is
 *     missing
 */
public record Literal(@Nullable Object value) {}
