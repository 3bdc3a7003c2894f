package farm.analysis.inspect.column;

import farm.analysis.aggregate.function.Accumulator;
import farm.analysis.aggregate.function.RowGroups;
import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Column;
import farm.analysis.chunk.Schema.Field;
import farm.analysis.inspect.column.AllColumns.Part;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;

/** The accumulators of all parts. */
final class AllColumnsAccumulator implements Accumulator {

  private final List<Part> parts;
  private final List<Accumulator> accumulators;

  AllColumnsAccumulator(List<Field> inputs, List<Part> parts) {
    this.parts = parts;
    this.accumulators =
        parts.stream().map(part -> part.aggregation().accumulator(part.inputs(inputs))).toList();
  }

  @Override
  public void grow(int groups) {
    accumulators.forEach(accumulator -> accumulator.grow(groups));
  }

  @Override
  public void add(Chunk chunk, int[] columns, RowGroups groups) {
    int[] none = {};
    int[] one = new int[1];
    for (int p = 0; p < parts.size(); p++) {
      Part part = parts.get(p);
      boolean isOfRows = part.aggregation().columns().isEmpty();
      if (!isOfRows) {
        one[0] = columns[part.column()];
      }
      accumulators.get(p).add(chunk, isOfRows ? none : one, groups);
    }
  }

  @Override
  public void merge(Accumulator other, int[] slots, int[] groups) {
    for (int p = 0; p < parts.size(); p++) {
      accumulators.get(p).merge(((AllColumnsAccumulator) other).accumulators.get(p), slots, groups);
    }
  }

  @Override
  public List<Column> results(int[] groups) {
    return accumulators.stream()
        .flatMap(accumulator -> accumulator.results(groups).stream())
        .toList();
  }

  @Override
  public void encode(int groups, DataOutputStream out) throws IOException {
    for (Accumulator accumulator : accumulators) {
      accumulator.encode(groups, out);
    }
  }

  @Override
  public void decode(int groups, DataInputStream in) throws IOException {
    for (Accumulator accumulator : accumulators) {
      accumulator.decode(groups, in);
    }
  }

  @Override
  public long byteSize() {
    return accumulators.stream().mapToLong(Accumulator::byteSize).sum();
  }
}
