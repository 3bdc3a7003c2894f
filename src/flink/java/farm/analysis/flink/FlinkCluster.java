package farm.analysis.flink;

import com.fasterxml.jackson.databind.ObjectMapper;
import farm.analysis.problem.RequestException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/**
 * A running Flink cluster.
 *
 * @param slots the number of task slots of all its workers, at least 1
 */
record FlinkCluster(String host, int port, int slots) {

  private static final int DEFAULT_PORT = 8081;
  private static final Duration TO_ANSWER = Duration.ofSeconds(20);

  /**
   * Asks the cluster with this REST endpoint for its slots.
   *
   * @param master {@code host:port}, or {@code host} with port 8081
   * @throws RequestException if no cluster answers there, or it has no slots
   */
  static FlinkCluster at(String master) {
    String address = master.replaceFirst("^https?://", "");
    int colon = address.lastIndexOf(':');
    try {
      String host = colon < 0 ? address : address.substring(0, colon);
      int port = colon < 0 ? DEFAULT_PORT : Integer.parseInt(address.substring(colon + 1));
      String overview = get(URI.create("http://%s:%d/overview".formatted(host, port)));
      int slots = new ObjectMapper().readTree(overview).path("slots-total").asInt();
      if (slots == 0) {
        throw new RequestException(
            master,
            "%s: this Flink cluster has no task slots; should have at least 1".formatted(master));
      }
      return new FlinkCluster(host, port, slots);
    } catch (IllegalArgumentException e) {
      throw new RequestException(
          "Option '--flinkMaster' should be HOST:PORT, was '%s'".formatted(master), e);
    } catch (IOException e) {
      String reason = e.getMessage() == null ? "no connection" : e.getMessage();
      throw new RequestException(
          "%s: no Flink cluster answers there: %s".formatted(master, reason), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while Flink was asked", e);
    }
  }

  private static String get(URI uri) throws IOException, InterruptedException {
    HttpClient client = HttpClient.newBuilder().connectTimeout(TO_ANSWER).build();
    HttpRequest request = HttpRequest.newBuilder(uri).timeout(TO_ANSWER).build();
    HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException("HTTP status " + answer.statusCode());
    }
    return answer.body();
  }
}
