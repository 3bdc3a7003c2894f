/**
 * The command line. Start at {@link farm.analysis.cli.Main}. The only package that prints or exits.
 */
@NullMarked
package farm.analysis.cli;

import org.jspecify.annotations.NullMarked;
