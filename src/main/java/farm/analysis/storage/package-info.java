/**
 * Files on file systems other than this machine's, such as {@code hdfs://} and {@code gs://}, as
 * far as Beam knows them. Start at {@link farm.analysis.storage.RemoteFile}. {@link
 * farm.analysis.storage.LocalCopies} copies files that can only be read locally. Must not know the
 * content of a file.
 */
@NullMarked
package farm.analysis.storage;

import org.jspecify.annotations.NullMarked;
