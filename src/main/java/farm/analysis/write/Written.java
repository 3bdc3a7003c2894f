package farm.analysis.write;

import farm.analysis.operator.Branch;

/**
 * An output whose parts are being written.
 *
 * @param finish makes the output of them
 * @param manifests tell which parts count
 */
public record Written(Finish<?> finish, Branch<Manifest> manifests) {}
