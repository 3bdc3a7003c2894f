package farm.analysis.write;

import farm.analysis.operator.Branch;

/**
 * An output whose parts are being written.
 *
 * @param finish makes the output from its parts
 * @param manifests the manifests, which name the parts that count
 */
public record Written(Finish<?> finish, Branch<Manifest> manifests) {}
