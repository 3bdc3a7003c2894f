/**
 * Reads the text of a pipeline file into nodes with their places, fills its templates and collects
 * its problems.
 *
 * <p>Start at {@link farm.analysis.pipeline.yaml.YamlReader}. Must not know pipelines or steps;
 * nothing outside this package may use the YAML parser.
 */
@NullMarked
package farm.analysis.pipeline.yaml;

import org.jspecify.annotations.NullMarked;
