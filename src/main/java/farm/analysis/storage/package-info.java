/**
 * Files on other file systems than this machine's, such as {@code hdfs://} and {@code gs://}, as
 * far as Beam knows them. Start at {@link farm.analysis.storage.RemoteFile}; what can only be read
 * as a local file is copied by {@link farm.analysis.storage.LocalCopies}. Must not know what is in
 * a file.
 */
@NullMarked
package farm.analysis.storage;

import org.jspecify.annotations.NullMarked;
