/**
 * The content of databases, CSV and JSON files, as the command {@code inspect} shows it, and the
 * indexes that databases lack. Start at {@link farm.analysis.inspect.Inspector}. Must not know how
 * results are shown.
 */
@NullMarked
package farm.analysis.inspect;

import org.jspecify.annotations.NullMarked;
