package farm.analysis.jdbc;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The parameters of JDBC URLs that can make a driver load a class, read or write a file, or run a
 * statement.
 *
 * <p>Their names are searched for in the whole URL, whatever comes before them, because drivers
 * separate parameters differently: {@code ?a=1&b=2}, {@code ;a=1}, {@code (a=1)}. A name is found
 * even if the URL's driver doesn't read it.
 */
final class DriverParameters {

  /** The endings of names whose value is a class to load, in any driver. */
  private static final String CLASSES =
      "[a-z0-9_.]*(?:class|classname|factory|factoryarg|interceptors?|plugins?|callback"
          + "|callbackclass|callbackhandler|handler|provider|listener|serializer|strategy|checker)";

  private static final List<String> POSTGRESQL =
      List.of(
          "sslhostnameverifier",
          "sslpasswordcallback",
          "jaasapplicationname",
          "jaaslogin",
          "loggerfile",
          "loggerlevel",
          "service",
          "sslcert",
          "sslkey",
          "sslrootcert",
          "gsslib");

  private static final List<String> MYSQL_AND_MARIADB =
      List.of(
          "autodeserialize",
          "propertiestransform",
          "logger",
          "useconfigs",
          "opentelemetry",
          "allowloadlocalinfile",
          "allowloadlocalinfileinpath",
          "allowurlinlocalinfile",
          "allowlocalinfile",
          "allowmultiqueries",
          "sessionvariables",
          "initsql",
          "serveraffinityorder",
          "clientcertificatekeystoreurl",
          "trustcertificatekeystoreurl",
          "serverrsapublickeyfile",
          "ociconfigfile",
          "serversslcert",
          "keystore",
          "truststore",
          "credentialtype",
          "tlssockettype",
          "localsocket",
          "pipe");

  private static final List<String> EMBEDDED =
      List.of(
          // H2
          "init",
          "trace_level_file",
          "default_table_engine",
          "authrealm",
          "authenticator",
          // Derby
          "createfrom",
          "restorefrom",
          "rollforwardrecoveryfrom",
          "logdevice",
          "tracefile",
          "tracedirectory",
          "encryptionprovider",
          // HSQLDB
          "crypt_provider",
          // DuckDB
          "session_init_sql_file",
          "allow_unsigned_extensions",
          "allow_community_extensions",
          "custom_extension_repository",
          "autoinstall_extension_repository",
          "extension_directory",
          "extension_directories",
          "secret_directory",
          "home_directory",
          "temp_directory",
          "log_query_path",
          "profile_output",
          "profiling_output");

  private static final List<String> SQL_SERVER_AND_ORACLE =
      List.of(
          // SQL Server
          "socketfactoryconstructorarg",
          "trustmanagerconstructorarg",
          "keystorelocation",
          "clientcertificate",
          "clientkey",
          "servercertificate",
          "jaasconfigurationname",
          // Oracle
          "tns_admin",
          "wallet_location",
          "walletlocation",
          "my_wallet_directory",
          "walletfile",
          "config.file",
          "configurationproviders",
          "tokenlocation",
          "sqlerrortranslationfile",
          "kerberos5_cc_name",
          "kerberosjaasloginmodule",
          "provider\\.[a-z.]+",
          "debugjdwp");

  private static final Pattern REFUSED =
      Pattern.compile(
          Stream.of(POSTGRESQL, MYSQL_AND_MARIADB, EMBEDDED, SQL_SERVER_AND_ORACLE)
              .flatMap(List::stream)
              .collect(Collectors.joining("|", "(?<![a-z0-9_])((?:" + CLASSES + "|", "))(?==)")));

  private static final Pattern ESCAPED =
      Pattern.compile("%([0-9a-f]{2})", Pattern.CASE_INSENSITIVE);

  private DriverParameters() {}

  /** The first parameter of the URL that a pipeline file may not give, in lower case; or empty. */
  static Optional<String> refused(String url) {
    Matcher found = REFUSED.matcher(plain(url));
    return found.find() ? Optional.of(found.group(1)) : Optional.empty();
  }

  /**
   * The URL as any driver may read it: lower case, nothing escaped, no spaces. It goes through
   * upper case, because a driver that compares in upper case reads a dotless i as I.
   */
  static String plain(String url) {
    String text = url;
    for (String before = ""; !text.equals(before); ) {
      before = text;
      text = ESCAPED.matcher(text).replaceAll(DriverParameters::unescaped);
    }
    return text.replaceAll("[\\s+\\\\\\p{Cntrl}]", "")
        .toUpperCase(Locale.ROOT)
        .toLowerCase(Locale.ROOT);
  }

  private static String unescaped(MatchResult escape) {
    char character = (char) Integer.parseInt(escape.group(1), 16);
    return Matcher.quoteReplacement(String.valueOf(character));
  }
}
