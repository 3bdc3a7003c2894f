package farm.analysis.report.output;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A report as a program reads it.
 *
 * @param html the whole text
 * @param sections the data of each section
 */
public record WrittenReport(String html, List<JsonNode> sections) {

  private static final Pattern DATA =
      Pattern.compile("<script type=\"application/json\">(.*?)</script>", Pattern.DOTALL);

  /** Reads a file. */
  public static WrittenReport read(Path file) throws IOException {
    String html = Files.readString(file);
    List<JsonNode> sections = new ArrayList<>();
    for (String json : DATA.matcher(html).results().map(data -> data.group(1)).toList()) {
      sections.add(new ObjectMapper().readTree(json));
    }
    return new WrittenReport(html, sections);
  }

  /** The headings of the sections. */
  public List<String> titles() {
    return sections.stream().map(section -> section.get("name").asText()).toList();
  }

  /** The types of the charts of a section. */
  public List<String> charts(int section) {
    return texts(sections.get(section).get("charts"), "type");
  }

  /** The names of the columns of a section. */
  public List<String> columns(int section) {
    return texts(sections.get(section).get("columns"), "name");
  }

  /** The texts of the values of a column; empty text if missing. */
  public List<String> values(int section, String column) {
    List<String> values = new ArrayList<>();
    sections
        .get(section)
        .get("columns")
        .get(columns(section).indexOf(column))
        .get("values")
        .forEach(value -> values.add(value.isNull() ? "" : value.asText()));
    return values;
  }

  /** The head, which says what was read. */
  public String head() {
    return html.substring(html.indexOf("<header>"), html.indexOf("</header>"));
  }

  /** The sections as they are shown, without the head, which names the parameters of the run. */
  public String main() {
    return html.substring(html.indexOf("<main>"), html.indexOf("</main>"));
  }

  private static List<String> texts(JsonNode records, String field) {
    List<String> texts = new ArrayList<>();
    records.forEach(record -> texts.add(record.get(field).asText()));
    return texts;
  }
}
