package farm.analysis.write.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ChunkCoder;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.LongColumn;
import farm.analysis.chunk.Origin;
import farm.analysis.chunk.Schema;
import farm.analysis.chunk.Schema.Field;
import farm.analysis.chunk.TextColumn;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.Create;
import org.junit.jupiter.api.Test;

class LogRowsTest {

  private static final Schema SCHEMA =
      Schema.of(new Field("n", ColumnType.LONG), new Field("t", ColumnType.TEXT));

  @Test
  void eachRowIsALineOfJsonAfterThePrefix() {
    assertThat(logged(LogRows.asJson()))
        .extracting(LogRecord::getLevel, LogRecord::getMessage)
        .containsExactlyInAnyOrder(
            tuple(Level.INFO, "{\"n\":1,\"t\":\"a {} \\\"b\\\"\"}"),
            tuple(Level.INFO, "{\"n\":2,\"t\":null}"));
    assertThat(
            logged(LogRows.asJson().withLevel(org.slf4j.event.Level.ERROR).withPrefix("steps: ")))
        .extracting(LogRecord::getLevel, LogRecord::getMessage)
        .contains(tuple(Level.SEVERE, "steps: {\"n\":2,\"t\":null}"));
    assertThat(logged(LogRows.asJson().withLevel(org.slf4j.event.Level.DEBUG)))
        .extracting(LogRecord::getLevel)
        .containsExactly(Level.FINE, Level.FINE);
  }

  private static List<LogRecord> logged(LogRows rows) {
    List<LogRecord> records = new CopyOnWriteArrayList<>();
    Handler handler =
        new Handler() {
          @Override
          public void publish(LogRecord entry) {
            records.add(entry);
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    Logger logger = Logger.getLogger(LogRows.class.getName());
    Level before = logger.getLevel();
    logger.addHandler(handler);
    logger.setLevel(Level.ALL);
    logger.setUseParentHandlers(false);
    try {
      Chunk chunk =
          Chunk.of(
              SCHEMA,
              List.of(LongColumn.of(1, 2), TextColumn.of("a {} \"b\"", null)),
              Origin.of("test"),
              2);
      Pipeline pipeline = Pipeline.create();
      pipeline.apply(Create.of(chunk).withCoder(ChunkCoder.of(SCHEMA))).apply(rows);
      pipeline.run().waitUntilFinish();
      return records;
    } finally {
      logger.setUseParentHandlers(true);
      logger.setLevel(before);
      logger.removeHandler(handler);
    }
  }
}
