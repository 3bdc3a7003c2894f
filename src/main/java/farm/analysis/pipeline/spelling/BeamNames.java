package farm.analysis.pipeline.spelling;

import static farm.analysis.pipeline.spelling.KnownKeys.NO_CODE;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Advice for steps, options and aggregations of Beam YAML that have no equal here. */
public final class BeamNames {

  private static final Map<String, String> STEPS =
      Map.ofEntries(
          Map.entry("AssignTimestamps", "rows have no timestamps; a column can hold a time"),
          Map.entry("ExtractWindowingInfo", "inputs end, so there are no windows"),
          Map.entry(
              "WindowInto", "inputs end, so there are no windows; Combine groups by a column"),
          Map.entry("Partition", "write a Filter for each of its outputs"),
          Map.entry("Split", "write a Filter for each of its outputs"),
          Map.entry("StripErrorMetadata", "a wrong row ends the run, so no step gets such rows"),
          Map.entry("ValidateWithSchema", "Cast gives columns types, and AssertEqual checks rows"),
          Map.entry("Enrichment", "Join brings in the columns of another table"),
          Map.entry("MLTransform", NO_CODE + "; Combine and MapToFields compute statistics"),
          Map.entry("RunInference", NO_CODE),
          Map.entry("PyTransform", NO_CODE + "; MapToFields and Combine compute columns"),
          Map.entry(
              "ReadFromText",
              "ReadFromCsv reads lines, with header: false, quote: \"\" and a delimiter that no line"
                  + " has, such as \"\\x01\""),
          Map.entry("WriteToText", "WriteToCsv and WriteToJson write text files"));

  /** The advice by system: the name that follows ReadFrom or WriteTo in a step of Beam. */
  private static final Map<String, String> SYSTEMS = systems();

  private static final Map<String, String> OPTIONS =
      Map.of(
          "error_handling",
          "a wrong row ends the run; drop such rows with a Filter before, or make wrong values"
              + " missing with cast",
          "dependencies",
          NO_CODE);

  private static final Map<String, String> AGGREGATIONS =
      Map.of(
          "group",
          "no aggregation makes a list; top_k lists the most frequent values",
          "concat",
          "no aggregation makes a list; top_k lists the most frequent values",
          "TopCombineFn",
          NO_CODE + "; WindowFunctions numbers the rows of a group, and Filter keeps the first");

  private BeamNames() {}

  private static Map<String, String> systems() {
    Map<String, String> systems = new LinkedHashMap<>();
    for (String name : List.of("MySql", "Postgres", "Oracle", "SqlServer")) {
      systems.put(name, "ReadFromJdbc and WriteToJdbc use such a database, with a url");
    }
    for (String name : List.of("Avro", "Parquet", "TFRecord")) {
      systems.put(name, "files are CSV or JSON; convert others with another program");
    }
    for (String name :
        List.of("BigQuery", "BigTable", "Iceberg", "MongoDB", "Spanner", "SpannerChangeStreams")) {
      systems.put(
          name, "rows come from and go to files of CSV or JSON, or databases with a JDBC driver");
    }
    for (String name : List.of("Kafka", "PubSub", "PubSubLite")) {
      systems.put(
          name, "inputs must end, so streams can't be read or written; use files of JSON Lines");
    }
    return systems;
  }

  /** The advice for a step of Beam that isn't known here; empty for any other type. */
  public static Optional<String> insteadOfStep(String type) {
    String system = type.replaceFirst("^(ReadFrom|WriteTo)", "");
    return Optional.ofNullable(STEPS.get(type))
        .or(() -> Optional.ofNullable(SYSTEMS.get(system)).filter(a -> !system.equals(type)));
  }

  /** The advice for an option that all steps of Beam have; empty for any other option. */
  public static Optional<String> insteadOfOption(String option) {
    return Optional.ofNullable(OPTIONS.get(option));
  }

  /** The advice for an aggregation of Beam or a class; empty for any other name. */
  public static Optional<String> insteadOfAggregation(String name) {
    String of = name.substring(name.lastIndexOf('.') + 1);
    Optional<String> advice = Optional.ofNullable(AGGREGATIONS.get(of));
    return of.equals(name)
        ? advice
        : advice.or(() -> Optional.of(NO_CODE + "; './run.sh steps' lists all aggregations"));
  }
}
