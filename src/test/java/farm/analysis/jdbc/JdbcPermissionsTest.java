package farm.analysis.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import farm.analysis.problem.RequestException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JdbcPermissionsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://me:secret@host/farm?ssl=true&sslmode=require&currentSchema=lab&options=-c",
        "jdbc:mysql://host/farm?useCursorFetch=true&allowPublicKeyRetrieval=true&useSSL=true",
        "jdbc:mysql+srv://host/farm?transformedBitIsBoolean=false&profileSQL=false",
        "jdbc:mariadb:replication://one,two/farm?verifyServerCertificate=true",
        "jdbc:h2:tcp://host/farm;IFEXISTS=TRUE",
        "jdbc:hsqldb:hsql://host/farm;shutdown=true",
        "jdbc:derby://host/farm;create=false",
        "jdbc:sqlserver://host;databaseName=farm;trustServerCertificate=true;encrypt=true",
        "jdbc:oracle:thin:@//host:1521/farm",
        "jdbc:oracle:thin:@(DESCRIPTION=(ADDRESS=(HOST=h)(PORT=1))(CONNECT_DATA=(SERVICE_NAME=s)))",
      })
  void theDriversThatPeopleUseAreAllowed(String url) {
    assertThatCode(() -> check(url, true)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:sqlite::memory:?enable_load_extension=true",
        "jdbc:sqlite::resource:http://localhost:1/x.db",
        "jdbc:sqlite:new.db",
        "jdbc:SQLite:new.db",
        "jdbc:s%71lite:new.db",
      })
  void sqliteIsReadAndWrittenByItsOwnStepsEvenWhereItIsAllowed(String url) {
    assertThatThrownBy(() -> new JdbcPermissions(List.of("jdbc:")).check(at(url), false))
        .isInstanceOf(RequestException.class)
        .hasMessage(
            url
                + ": a SQLite database should be read with ReadFromSqlite, ReadFromSimulation or"
                + " ReadFromExperiment, and written with WriteToSqlite");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "jdbc:postgresql://h/d?socketFactory=a.B&socketFactoryArg=x | socketfactory",
        "jdbc:postgresql://h/d?user=a&loggerFile=/tmp/x | loggerfile",
        "jdbc:postgresql://h/d?authenticationPluginClassName=a.B | authenticationpluginclassname",
        "jdbc:postgresql://h/d?sslrootcert=/etc/passwd | sslrootcert",
        "jdbc:mysql://h/d?autoDeserialize=true | autodeserialize",
        "jdbc:mysql://h/d?%61uto%2544eserialize=true | autodeserialize",
        "jdbc:mysql://h/d?+autoDeserialize =true | autodeserialize",
        "jdbc:mysql://address=(host=h)(queryInterceptors=a.B)/d | queryinterceptors",
        "jdbc:mysql://(host=h,allowLoadLocalInfile=true)/d | allowloadlocalinfile",
        "jdbc:mysql://h/d?sessionVariables=sql_mode=1 | sessionvariables",
        "jdbc:mysql:loadbalance://h/d?ha.loadBalanceStrategy=a.B | ha.loadbalancestrategy",
        "jdbc:mariadb://h/d?initSql=drop | initsql",
        "jdbc:mariadb://h/d?serverSslCert=/etc/passwd | serversslcert",
        "jdbc:h2:mem:x;INIT=RUNSCRIPT FROM 'http://h/x' | init",
        "jdbc:h2:mem:x;IN\\IT=RUNSCRIPT | init",
        "jdbc:h2:mem:x;\u0131nit=RUNSCRIPT | init",
        "jdbc:h2:mem:x;DATABASE_EVENT_LISTENER='a.B' | database_event_listener",
        "jdbc:hsqldb:mem:x;crypt_provider=a.B | crypt_provider",
        "jdbc:derby:x;restoreFrom=/x | restorefrom",
        "jdbc:sqlserver://h;socketFactoryClass={a.B} | socketfactoryclass",
        "jdbc:sqlserver://h;trustStore=/x | truststore",
        "jdbc:oracle:thin:@h:1:d?oracle.net.tns_admin=/x | tns_admin",
        "jdbc:oracle:thin:@(DESCRIPTION=(SECURITY=(MY_WALLET_DIRECTORY=/x))) | my_wallet_directory",
        "jdbc:duckdb:x.db;session_init_sql_file=x.sql | session_init_sql_file",
      })
  void parametersThatLoadReadOrRunAreRefused(String url, String parameter) {
    assertThatThrownBy(() -> check(url, false))
        .isInstanceOf(RequestException.class)
        .hasMessageContaining(
            (": parameter '%s' isn't allowed, since it can make the driver load a class, read a"
                        + " file or run a statement; to")
                    .formatted(parameter)
                + " allow it, add --allow-jdbc=jdbc:");
  }

  @Test
  void otherDriversNeedTheWordOfTheCommandLine() {
    assertThatThrownBy(() -> check("jdbc:test:x?password=hunter2", false))
        .hasMessage(
            "jdbc:test:x?password=***: unknown driver; should be the driver of PostgreSQL, MySQL,"
                + " MariaDB, H2, HSQLDB, Derby, SQL Server, Oracle (thin) or DuckDB; to allow it,"
                + " add --allow-jdbc=jdbc:test:x");
    assertThatThrownBy(() -> check("jdbc:oracle:oci:@farm", false))
        .hasMessageEndingWith("to allow it, add --allow-jdbc=jdbc:oracle:oci:");
    assertThatCode(() -> new JdbcPermissions(List.of("jdbc:test:")).check(at("jdbc:test:x"), true))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:oracle:thin:@config-https://host/x",
        "jdbc:oracle:thin:me/x@ldap://host/x",
        "jdbc:duckdb:md:farm",
        "jdbc:duckdb:https://host/farm.db",
      })
  void whatADriverWouldFetchIsRefused(String url) {
    assertThatThrownBy(() -> check(url, false))
        .hasMessageContaining(
            ": this database name isn't allowed, since it makes the driver fetch a configuration or"
                + " an extension; to allow it, add --allow-jdbc=jdbc:");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"jdbc:h2:./farm", "jdbc:hsqldb:mem:x", "jdbc:derby:x", "jdbc:duckdb:x.db"})
  void aQueryInsideThisProgramIsRefusedATableIsNot(String url) {
    assertThatThrownBy(() -> check(url, true))
        .hasMessage(
            url
                + ": a query isn't allowed, since this database runs inside this program and can"
                + " call Java code; to allow it, add --allow-jdbc="
                + url);
    assertThatCode(() -> check(url, false)).doesNotThrowAnyException();
  }

  @Test
  void theHintLeavesOutSecrets() {
    assertThatThrownBy(() -> check("jdbc:postgresql://me:hunter2@h/d?sslkey=/x", false))
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("hunter2"))
        .hasMessageEndingWith("add --allow-jdbc=jdbc:postgresql://");
  }

  private static void check(String url, boolean hasQuery) {
    JdbcPermissions.none().check(at(url), hasQuery);
  }

  private static JdbcDatabase at(String url) {
    return JdbcDatabase.at(url);
  }
}
