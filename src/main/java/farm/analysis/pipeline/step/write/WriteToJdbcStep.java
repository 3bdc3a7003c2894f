package farm.analysis.pipeline.step.write;

import farm.analysis.jdbc.JdbcDatabase;
import farm.analysis.jdbc.JdbcPermissions;
import farm.analysis.pipeline.step.StepConfig;
import farm.analysis.reference.Described;
import farm.analysis.reference.Option;
import farm.analysis.write.Output;
import farm.analysis.write.table.WriteJdbc;
import farm.analysis.write.table.WriteMode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes to a table of any database that has a JDBC driver, by way of a staging table. */
@Described(
    value = "Writes to a table of any database that has a JDBC driver, except SQLite.",
    example =
        """
        - type: WriteToJdbc
          config: {url: "jdbc:postgresql://host/farm", username: writer, table: lab.population}
        """)
public record WriteToJdbcStep(
    @Option("the JDBC URL: `jdbc:postgresql://host/name`") String url,
    @Option(
            value = "the driver's class",
            otherwise = "the class on the class path that accepts the URL")
        @Nullable String driverClassName,
    @Option(value = "the name of the login", otherwise = "none") @Nullable String username,
    @Option(value = "the password of the login, never shown", otherwise = "none")
        @Nullable String password,
    @Option("the table, `name` or `schema.name`; it is created if missing") String table,
    @Option(
            value =
                "`replace` drops an existing table, with its indexes; `append` adds to it, by"
                    + " column name",
            otherwise = "`replace`")
        @Nullable WriteMode mode)
    implements StepConfig.Write {

  @Override
  public Optional<JdbcDatabase> database() {
    return Optional.of(jdbc());
  }

  private JdbcDatabase jdbc() {
    return new JdbcDatabase(url, driverClassName, username, password);
  }

  @Override
  public void check(JdbcPermissions permissions) {
    permissions.check(jdbc(), false);
  }

  @Override
  public Output write() {
    WriteJdbc write = WriteJdbc.to(jdbc(), table);
    return mode == null ? write : write.withMode(mode);
  }
}
