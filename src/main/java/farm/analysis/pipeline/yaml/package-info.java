/**
 * The text of a pipeline file as nodes that know their place, with its templates filled and its
 * problems collected.
 *
 * <p>Start at {@link farm.analysis.pipeline.yaml.YamlReader}. Must not know what a pipeline or a
 * step is; nothing outside this package may use the YAML parser.
 */
@NullMarked
package farm.analysis.pipeline.yaml;

import org.jspecify.annotations.NullMarked;
