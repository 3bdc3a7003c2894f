package farm.analysis.write;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The outputs of a run after they are complete and before they appear. All appear together: files
 * are moved to their places, then databases commit.
 *
 * <p>A failure before the first move leaves every output as it was. A crash between the first move
 * and the last commit leaves some outputs new and others old.
 */
public final class Publication implements AutoCloseable {

  private final List<Runnable> moves = new ArrayList<>();
  private final Map<Object, Transaction> transactions = new LinkedHashMap<>();

  private Publication() {}

  /**
   * Completes these outputs in order, from the parts in these manifests, then makes them all
   * appear.
   */
  public static void publish(List<Finish<?>> outputs, Iterable<Manifest> manifests) {
    Map<String, List<Serializable>> parts = new HashMap<>();
    for (Manifest manifest : manifests) {
      parts.computeIfAbsent(manifest.output(), id -> new ArrayList<>()).addAll(manifest.parts());
    }
    try (Publication publication = new Publication()) {
      for (Finish<?> output : outputs) {
        complete(output, parts.getOrDefault(output.id(), List.of()), publication);
      }
      publication.moves.forEach(Runnable::run);
      publication.transactions.values().forEach(Transaction::commit);
    }
  }

  @SuppressWarnings("unchecked") // the manifests of an output have parts of its type
  private static <P extends Serializable> void complete(
      Finish<P> output, List<Serializable> parts, Publication publication) {
    output.complete((List<P>) parts, publication);
  }

  /** Adds the move of a complete file to its place. */
  public void add(Runnable move) {
    moves.add(move);
  }

  /**
   * The open transaction of a database, in which all its tables are written; null if there is none.
   */
  public @Nullable Transaction transaction(Object database) {
    return transactions.get(database);
  }

  /** Adds the transaction of a database that has none yet. */
  public <T extends Transaction> T add(Object database, T transaction) {
    transactions.put(database, transaction);
    return transaction;
  }

  @Override
  public void close() {
    transactions.values().forEach(Transaction::close);
  }
}
