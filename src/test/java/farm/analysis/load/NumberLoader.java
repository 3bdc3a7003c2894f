package farm.analysis.load;

import farm.analysis.load.input.Inputs;
import farm.analysis.load.input.ReadOptions;
import java.util.List;

/** Loads {@link NumberSource}s. */
final class NumberLoader extends DataLoader {

  private final List<NumberSource> sources;

  private NumberLoader(List<NumberSource> sources, ReadOptions options) {
    super(options);
    this.sources = sources;
  }

  static NumberLoader of(NumberSource... sources) {
    return new NumberLoader(List.of(sources), ReadOptions.DEFAULT);
  }

  @Override
  protected Inputs open(ReadOptions options) {
    return new Inputs(NumberSource.SCHEMA, sources, List.of());
  }

  @Override
  protected NumberLoader withOptions(ReadOptions options) {
    return new NumberLoader(sources, options);
  }
}
