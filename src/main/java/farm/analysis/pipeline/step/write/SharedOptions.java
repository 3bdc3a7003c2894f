package farm.analysis.pipeline.step.write;

/** The descriptions of options that several writes have. */
final class SharedOptions {

  static final String PATH =
      "the file to write, compressed if its name ends with `.gz` or `.zst`, or `\"-\"` for standard"
          + " output; missing folders above the file are created";

  private SharedOptions() {}
}
