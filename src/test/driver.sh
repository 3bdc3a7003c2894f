#!/usr/bin/env bash
# Checks that runs find a JDBC driver whose jar is put into target/lib, also with the archive of classes.
set -euo pipefail
home=$(cd "$(dirname "$0")/../.." && pwd)
cd "$home"
work=$(mktemp -d)
driver=target/lib/test-driver.jar
trap 'rm -rf "$work" "$driver"' EXIT
tools="${JAVA_HOME:+$JAVA_HOME/bin/}"

cat >"$work/TestDriver.java" <<'JAVA'
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Properties;
import java.util.logging.Logger;

public class TestDriver implements Driver {
  static {
    try {
      java.sql.DriverManager.registerDriver(new TestDriver());
    } catch (SQLException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  public boolean acceptsURL(String url) {
    return url.startsWith("jdbc:test:");
  }

  public Connection connect(String url, Properties properties) throws SQLException {
    if (acceptsURL(url)) {
      throw new SQLException("the test's driver was asked");
    }
    return null;
  }

  public DriverPropertyInfo[] getPropertyInfo(String url, Properties properties) {
    return new DriverPropertyInfo[0];
  }

  public int getMajorVersion() {
    return 1;
  }

  public int getMinorVersion() {
    return 0;
  }

  public boolean jdbcCompliant() {
    return false;
  }

  public Logger getParentLogger() {
    return null;
  }
}
JAVA
cat >"$work/read.yaml" <<'YAML'
pipeline:
  type: chain
  transforms:
    - type: ReadFromJdbc
      config: {url: "jdbc:test:x", table: t}
    - type: WriteToCsv
      config: {path: "{{ out }}/t.csv"}
YAML

asks() {
  ./run.sh "$work/read.yaml" --set out="$work" --allow-jdbc=jdbc:test: 2>&1 | tail -n 1
}

[[ "$(asks)" == *"No suitable driver"* ]] || { echo "There is a driver that shouldn't be: $(asks)"; exit 1; }
mkdir -p "$work/classes/META-INF/services"
echo TestDriver >"$work/classes/META-INF/services/java.sql.Driver"
"${tools}javac" -d "$work/classes" "$work/TestDriver.java"
"${tools}jar" cf "$driver" -C "$work/classes" .
[[ "$(asks)" == *"the test's driver was asked"* ]] || { echo "A driver in target/lib isn't found: $(asks)"; exit 1; }
echo "A driver in target/lib is found."
