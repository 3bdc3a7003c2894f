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
 * A running cluster.
 *
 * @param slots how many tasks of a step it runs at a time
 */
record FlinkCluster(String host, int port, int slots) {

  private static final int DEFAULT_PORT = 8081;
  private static final Duration TO_ANSWER = Duration.ofSeconds(20);

  /**
   * Asks the cluster whose REST endpoint is {@code host:port}.
   *
   * @throws RequestException if none answers there, or it has no slots
   */
  static FlinkCluster at(String master) {
    try {
      URI uri = new URI("http://" + master.replaceFirst("^https?://", "") + "/overview");
      int port = uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort();
      URI overview = new URI("http", null, uri.getHost(), port, uri.getPath(), null, null);
      int slots = new ObjectMapper().readTree(get(overview)).path("slots-total").asInt();
      if (slots == 0) {
        throw new RequestException(
            master, "%s: this Flink cluster has no task slots".formatted(master));
      }
      return new FlinkCluster(uri.getHost(), port, slots);
    } catch (IOException | java.net.URISyntaxException e) {
      throw new RequestException("%s: no Flink cluster answers there: %s".formatted(master, e), e);
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
