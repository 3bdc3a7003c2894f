package farm.analysis.pipeline;

import farm.analysis.pipeline.yaml.SourcePosition;

/**
 * An option of the runner that a pipeline file gives.
 *
 * @param name the name as written; Beam YAML writes {@code job_name} for {@code jobName}
 * @param value the text of a value, or of a list with commas between the items
 */
public record RunnerOption(String name, String value, SourcePosition place) {}
