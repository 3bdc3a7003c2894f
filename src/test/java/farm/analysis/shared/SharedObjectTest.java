package farm.analysis.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.beam.sdk.util.SerializableUtils;
import org.junit.jupiter.api.Test;

class SharedObjectTest {

  private final SharedObject<Set<String>> shared = new SharedObject<>(ConcurrentHashMap::newKeySet);

  @Test
  void allCopiesOpenTheSameObject() {
    SharedObject<Set<String>> copy = SerializableUtils.clone(shared);
    Set<String> opened = shared.open();
    opened.add("found");
    assertThat(copy.open()).isSameAs(opened).containsExactly("found");
    copy.close();
    shared.close();
  }

  @Test
  void theObjectIsForgottenWhenAllHaveClosedIt() {
    SharedObject<Set<String>> copy = SerializableUtils.clone(shared);
    Set<String> opened = shared.open();
    copy.open();
    copy.close();
    assertThat(copy.open()).isSameAs(opened);
    copy.close();
    shared.close();
    assertThat(shared.open()).isNotSameAs(opened);
    shared.close();
  }

  @Test
  void othersHaveAnObjectOfTheirOwn() {
    SharedObject<Set<String>> other = new SharedObject<>(ConcurrentHashMap::newKeySet);
    assertThat(shared.open()).isNotSameAs(other.open());
    shared.close();
    other.close();
  }

  @Test
  void manyThreadsGetOneObject() {
    Set<Set<String>> opened =
        IntStream.range(0, 1000)
            .parallel()
            .mapToObj(i -> shared.open())
            .collect(Collectors.toSet());
    assertThat(opened).hasSize(1);
    IntStream.range(0, 1000).parallel().forEach(i -> shared.close());
    assertThat(shared.open()).isNotSameAs(opened.iterator().next());
    shared.close();
  }
}
