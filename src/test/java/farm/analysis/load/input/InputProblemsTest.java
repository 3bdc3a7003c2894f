package farm.analysis.load.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import farm.analysis.problem.DataException;
import farm.analysis.problem.RequestException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InputProblemsTest {

  @Test
  void theSameProblemOfManyInputsIsToldOnce() {
    InputProblems problems = new InputProblems();
    problems.add("1.db", new RequestException("t", "1.db: no table 't'"));
    problems.add("2.db", new RequestException("2.db", "2.db: no such file"));
    IntStream.range(3, 1300)
        .forEach(i -> problems.add(i + ".db", new RequestException("t", i + ".db: no table 't'")));
    assertThatThrownBy(() -> problems.throwIfAny(2000))
        .isInstanceOf(RequestException.class)
        .hasMessage("1.db, 3.db, 4.db, … (1,298 of 2,000 inputs): no table 't'")
        .satisfies(e -> assertThat(((RequestException) e).subject()).hasValue("t"))
        .satisfies(
            e ->
                assertThat(e.getSuppressed())
                    .extracting(Throwable::getMessage)
                    .containsExactly("2.db: no such file"));
  }

  @Test
  void aFewAreToldOneByOne() {
    InputProblems problems = new InputProblems();
    for (String path : new String[] {"1.db", "2.db", "3.db"}) {
      problems.add(path, new RequestException(path, path + ": no such file"));
    }
    assertThatThrownBy(() -> problems.throwIfAny(3))
        .hasMessage("1.db: no such file")
        .satisfies(e -> assertThat(e.getSuppressed()).hasSize(2));
  }

  @Test
  void problemsOfOtherKindsOrWithMoreStayApart() {
    InputProblems problems = new InputProblems();
    RequestException more = new RequestException("1.db: a");
    more.addSuppressed(new RequestException("1.db: b"));
    problems.add("1.db", more);
    for (int i = 2; i < 6; i++) {
      problems.add(i + ".db", new DataException(i + ".db: a"));
    }
    problems.add("7.db", new IllegalStateException("nowhere"));
    assertThatThrownBy(() -> problems.throwIfAny(7))
        .isSameAs(more)
        .satisfies(
            e ->
                assertThat(e.getSuppressed())
                    .extracting(Throwable::getMessage)
                    .containsExactly(
                        "1.db: b", "2.db, 3.db, 4.db, … (4 of 7 inputs): a", "nowhere"));
  }

  @Test
  void noProblemIsNoException() {
    new InputProblems().throwIfAny(5);
  }
}
