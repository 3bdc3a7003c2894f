package farm.analysis.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import farm.analysis.aggregate.distribution.distinct.CountDistinct;
import farm.analysis.aggregate.distribution.frequency.Histogram;
import farm.analysis.aggregate.distribution.frequency.Mode;
import farm.analysis.aggregate.distribution.frequency.TopK;
import farm.analysis.aggregate.distribution.quantile.Iqr;
import farm.analysis.aggregate.distribution.quantile.Mad;
import farm.analysis.aggregate.distribution.quantile.Median;
import farm.analysis.aggregate.distribution.quantile.Quantile;
import farm.analysis.aggregate.distribution.rank.Spearman;
import farm.analysis.aggregate.function.Aggregation;
import farm.analysis.aggregate.group.AggregateSpec;
import farm.analysis.aggregate.group.GroupTable;
import farm.analysis.aggregate.group.GroupTableCoder;
import farm.analysis.aggregate.moment.Kurtosis;
import farm.analysis.aggregate.moment.MeanCi;
import farm.analysis.aggregate.moment.Skewness;
import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Rows;
import farm.analysis.problem.DataException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.beam.sdk.util.CoderUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables of distributions, exact for some groups and estimated for others. */
class DistributionOrderTest {

  private static final AggregateSpec SPEC =
      new AggregateSpec(AgentTurns.SCHEMA, List.of("type"), aggregations());

  private static Map<String, Aggregation> aggregations() {
    Map<String, Aggregation> all = new LinkedHashMap<>();
    all.put("median_energy", new Median("energy", 0.05, 200));
    all.put("low_energy", Quantile.of("energy", 0.01));
    all.put("ages", new CountDistinct("age", 200));
    all.put("types", new CountDistinct("type", 1));
    all.put("steps", TopK.of("step", 3));
    all.put("energies", Histogram.of("energy", List.of(-1.0, 0.0, 1e100)));
    all.put("usual_type", Mode.of("type"));
    all.put("spread_energy", new Iqr("energy", 0.05, 200));
    all.put("mad_energy", new Mad("energy", 0.05, 200));
    all.put("energy_by_age", Spearman.of("energy", "age"));
    all.put("skew_energy", Skewness.of("energy"));
    all.put("tails_age", Kurtosis.of("age"));
    all.put("mean_energy", MeanCi.of("energy"));
    all.put("step_bins", Histogram.of("step", 2));
    return all;
  }

  private static GroupTable table(Chunk turns) {
    GroupTable table = new GroupTable(SPEC);
    table.add(turns);
    return table;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 100, 1_500})
  void anyOrderAndSplitGivesTheSameBits(int rows) throws Exception {
    Chunk turns = AgentTurns.random(rows, rows);
    Chunk expected = AgentTurns.result(table(turns));
    for (int seed = 0; seed < 10; seed++) {
      Random random = new Random(seed);
      List<GroupTable> tables = new ArrayList<>();
      for (Chunk chunk : AgentTurns.shuffled(turns, 1 + random.nextInt(400), random)) {
        tables.add(CoderUtils.clone(new GroupTableCoder(SPEC), table(chunk)));
      }
      Collections.shuffle(tables, random);
      GroupTable merged = new GroupTable(SPEC);
      tables.forEach(merged::merge);
      assertThat(AgentTurns.result(merged)).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 4_000, 20_000})
  void tooManyValuesNameTheResultAndTheGroup(int chunkRows) throws Exception {
    AggregateSpec spec =
        new AggregateSpec(AgentTurns.SCHEMA, List.of(), Map.of("ages", Histogram.of("age", 1)));
    List<List<Object>> turns = new ArrayList<>();
    for (long age = 0; age < 20_000; age++) {
      turns.add(Rows.row(1L, "prey", 1.0, age));
    }
    GroupTable merged = new GroupTable(spec);
    Chunk all = Rows.chunk(AgentTurns.SCHEMA, turns);
    for (Chunk chunk : AgentTurns.shuffled(all, chunkRows, new Random(1))) {
      GroupTable table = new GroupTable(spec);
      table.add(chunk);
      merged.merge(CoderUtils.clone(new GroupTableCoder(spec), table));
    }
    GroupTable decoded = CoderUtils.clone(new GroupTableCoder(spec), merged);
    for (GroupTable table : List.of(merged, decoded)) {
      assertThatThrownBy(() -> AgentTurns.result(table))
          .isInstanceOf(DataException.class)
          .hasMessage("'ages' would have more than 10000 bins; give a larger 'width', or 'edges'");
    }
    assertThat(merged.byteSize()).isLessThan(10_000);
  }

  @Test
  void theGroupIsNamed() {
    AggregateSpec spec =
        new AggregateSpec(
            AgentTurns.SCHEMA, List.of("type"), Map.of("steps", Histogram.of("age", 1)));
    GroupTable table = new GroupTable(spec);
    table.add(Rows.chunk(AgentTurns.SCHEMA, Rows.row(1L, "prey", null, 1L)));
    table.add(Rows.chunk(AgentTurns.SCHEMA, Rows.row(1L, "prey", null, 1_000_000L)));

    assertThatThrownBy(() -> AgentTurns.result(table))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "'steps' of type prey would have more than 10000 bins; give a larger 'width', or"
                + " 'edges'");
  }
}
