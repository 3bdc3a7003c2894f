package farm.analysis.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/**
 * A script inside the page.
 *
 * @param text the source
 */
record Script(String text) {

  /** The place of the charts library in its WebJar; the build copies it from there. */
  private static final String ECHARTS =
      "/META-INF/resources/webjars/echarts/5.3.1/dist/echarts.min.js";

  /** The scripts of the page, in an order in which each uses only those before it. */
  private static final List<String> PAGE =
      List.of(
          "values",
          "table",
          "look",
          "axes",
          "panels",
          "lines",
          "areas",
          "survival",
          "cells",
          "bars",
          "dots",
          "boxes",
          "scatter",
          "histogram",
          "page");

  /** Checks that the text doesn't end the element that it stands in. */
  Script {
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.contains("</script") || lower.contains("<!--")) {
      throw new IllegalArgumentException("the script would end its element");
    }
  }

  static Script echarts() {
    return new Script(resource(ECHARTS));
  }

  /** The scripts that draw charts, and sort and filter tables. */
  static Script page() {
    StringBuilder all = new StringBuilder("(() => {\n\"use strict\";\n");
    for (String name : PAGE) {
      all.append(resource(name + ".js"));
    }
    return new Script(all.append("})();\n").toString());
  }

  /** The source expression that allows this script in a Content-Security-Policy. */
  String allowed() {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return "'sha256-%s'".formatted(Base64.getEncoder().encodeToString(hash));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** The text of a resource, which is in UTF-8. */
  static String resource(String name) {
    try (InputStream in = Script.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its file " + name);
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("the program's file %s can't be read".formatted(name), e);
    }
  }
}
