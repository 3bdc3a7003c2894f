package farm.analysis.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import farm.analysis.problem.RequestException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JdbcDatabaseTest {

  private static final String SECRET = "hunter2";

  @Test
  void noTextHasThePassword() {
    String url = "jdbc:postgresql://agent:hunter2@localhost:1/farm?user=a&password=hunter2&ssl=no";
    JdbcDatabase database = JdbcDatabase.at(url).withUser("me", SECRET);
    assertThat(database)
        .hasToString("jdbc:postgresql://***@localhost:1/farm?user=a&password=***&ssl=no as me");
    assertThat(database.shown()).doesNotContain(SECRET);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "jdbc:oracle:thin:scott/hunter2@//h:1521/x jdbc:oracle:thin:***@//h:1521/x",
        "jdbc:oracle:thin:@//h:1521/x jdbc:oracle:thin:@//h:1521/x",
        "jdbc:postgresql://u:hun/ter@2@h/db jdbc:postgresql://***@h/db",
        "jdbc:sqlserver://h;password={a;b}}c};x=y jdbc:sqlserver://h;password=***;x=y",
        "jdbc:postgresql://h/db?mail=a@b&pwd=x jdbc:postgresql://h/db?mail=a@b&pwd=***"
      })
  void secretsAreHiddenInTheFormsOfAllDrivers(String url, String shown) {
    assertThat(JdbcDatabase.at(url).shown()).isEqualTo(shown);
  }

  @Test
  void secretsAreHiddenWhereverTheyStandInAText() {
    String text = "password: hunter2, token=abc, a=sesame, b=jim, u=jim:sesame";
    String url = "jdbc:postgresql://jim:sesame@h/db?password=xyz";
    assertThat(JdbcDatabase.at(url).withUser("me", SECRET).withoutSecrets(text + ", " + url))
        .isEqualTo(
            "password: ***, token=abc, a=***, b=jim, u=jim:***,"
                + " jdbc:postgresql://jim:***@h/db?password=***");
    assertThat(JdbcDatabase.at("jdbc:postgresql://b@h/db").withoutSecrets("a: b"))
        .isEqualTo("a: b");
  }

  @Test
  void aDatabaseThatCannotBeReachedIsNamed() {
    JdbcDatabase database =
        JdbcDatabase.at("jdbc:postgresql://localhost:1/farm").withUser("me", SECRET);
    assertThatThrownBy(database::connect)
        .isInstanceOf(RequestException.class)
        .hasMessage(
            "jdbc:postgresql://localhost:1/farm: can't connect: Connection to localhost:1 refused."
                + " Check that the hostname and port are correct and that the postmaster is"
                + " accepting TCP/IP connections.")
        .satisfies(e -> assertThat(trace(e)).doesNotContain(SECRET));
  }

  @Test
  void aUrlWithoutADriverIsSaid() {
    JdbcDatabase database = JdbcDatabase.at("jdbc:nobase:x?password=hunter2");
    assertThatThrownBy(database::connect)
        .isInstanceOf(RequestException.class)
        .hasMessage("jdbc:nobase:x?password=***: can't connect: No suitable driver")
        .satisfies(e -> assertThat(trace(e)).doesNotContain(SECRET));
    assertNoDriver("no.such.Driver", "no driver 'no.such.Driver' on the class path");
    assertNoDriver("java.lang.Object", "no driver 'java.lang.Object' on the class path");
    assertNoDriver(
        "org.postgresql.Driver", "driver 'org.postgresql.Driver' doesn't accept this URL");
  }

  @Test
  void aClassThatIsNoDriverIsNotInitialized() {
    assertNoDriver(
        NoDriver.class.getName(),
        "no driver '%s' on the class path".formatted(NoDriver.class.getName()));
    assertThat(System.getProperty("farm.test.initialized")).isNull();
  }

  private static final class NoDriver {
    static {
      System.setProperty("farm.test.initialized", "yes");
    }
  }

  private static void assertNoDriver(String driverClass, String problem) {
    JdbcDatabase database =
        new JdbcDatabase("jdbc:nobase:x?token=hunter2", driverClass, null, null);
    assertThatThrownBy(database::connect)
        .isInstanceOf(RequestException.class)
        .hasMessage("jdbc:nobase:x?token=***: can't connect: " + problem);
  }

  @Test
  void whatIsNoJdbcUrlIsRefused() {
    assertThatThrownBy(() -> JdbcDatabase.at("postgres://me:hunter2@host/db"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "'url' should be a JDBC URL such as jdbc:postgresql://host/name, was"
                + " postgres://***@host/db");
  }

  private static String trace(Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
