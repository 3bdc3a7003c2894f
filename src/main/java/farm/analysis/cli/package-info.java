/** The command line. Start at {@link farm.analysis.cli.Main}. No other package prints or exits. */
@NullMarked
package farm.analysis.cli;

import org.jspecify.annotations.NullMarked;
