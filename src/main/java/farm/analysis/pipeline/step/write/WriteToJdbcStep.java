package farm.analysis.pipeline.step.write;

import farm.analysis.jdbc.JdbcDatabase;
import farm.analysis.jdbc.JdbcPermissions;
import farm.analysis.pipeline.step.StepConfig;
import farm.analysis.write.Output;
import farm.analysis.write.table.WriteJdbc;
import farm.analysis.write.table.WriteMode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes to a table of any database that has a JDBC driver, by way of a staging table.
 *
 * @param url the JDBC URL
 * @param driverClassName the driver's class; by default the one on the class path for the URL
 * @param username the user name
 * @param password the password
 * @param table the table, {@code name} or {@code schema.name}
 * @param mode the treatment of an existing table: replace (the default) or append
 */
public record WriteToJdbcStep(
    String url,
    @Nullable String driverClassName,
    @Nullable String username,
    @Nullable String password,
    String table,
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
