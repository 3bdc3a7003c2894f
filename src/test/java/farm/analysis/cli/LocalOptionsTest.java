package farm.analysis.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import farm.analysis.storage.CopyLimit;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.beam.runners.direct.DirectOptions;
import org.apache.beam.sdk.options.ExperimentalOptions;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.Test;

class LocalOptionsTest {

  private final PipelineOptions options = LocalOptions.create();

  @Test
  void everyPropertyIsWhatBeamHasByDefault() throws ReflectiveOperationException {
    Set<String> known = LocalOptions.properties().collect(Collectors.toSet());
    known.removeAll(Set.of("OptionsId", "AppName")); // each has its own
    PipelineOptions beams = PipelineOptionsFactory.create();
    List<String> compared = new ArrayList<>();
    for (Class<?> type : options.getClass().getInterfaces()) {
      Object expected = beams.as(type.asSubclass(PipelineOptions.class));
      for (Method getter : type.getMethods()) {
        String property = getter.getName().replaceFirst("^(get|is)", "");
        if (known.contains(property) && getter.getParameterCount() == 0) {
          assertThat(getter.invoke(options)).as(property).isEqualTo(getter.invoke(expected));
          compared.add(property);
        }
      }
    }
    assertThat(compared).containsAll(known);
  }

  @Test
  void whatIsSetIsSeenInEveryView() {
    options.as(DirectOptions.class).setTargetParallelism(7);
    options.as(ExperimentalOptions.class).setExperiments(List.of("one"));
    assertThat(options.as(DirectOptions.class).getTargetParallelism()).isEqualTo(7);
    assertThat(options.as(DirectOptions.class).as(ExperimentalOptions.class).getExperiments())
        .containsExactly("one");
    assertThat(options.revision()).isEqualTo(2);
  }

  @Test
  void whatIsNotKnownIsAskedOfBeam() {
    assertThat(options.getUserAgent()).isEqualTo(PipelineOptionsFactory.create().getUserAgent());
    assertThat(options.as(CopyLimit.Options.class).getCopyLimit()).isEqualTo(10_240);
    options.setJobName("mine");
    assertThat(options.getJobName()).isEqualTo("mine");
  }

  @Test
  void whatBeamRefusesIsRefused() {
    interface NoOptions extends PipelineOptions {
      void odd(int one, int two);
    }

    assertThatThrownBy(() -> options.as(NoOptions.class))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theCopyByWayOfJsonIsTheSame() throws IOException {
    assertThat(copy(options)).isSameAs(options);
    assertThat(copy(options)).isSameAs(options);
  }

  @Test
  void otherOptionsAreCopied() throws IOException {
    PipelineOptions others =
        PipelineOptionsFactory.fromArgs("--targetParallelism=5", "--tempLocation=here").create();
    PipelineOptions copy = copy(others);
    assertThat(copy).isNotSameAs(others);
    assertThat(copy.getTempLocation()).isEqualTo("here");
    assertThat(copy.as(DirectOptions.class).getTargetParallelism()).isEqualTo(5);
  }

  /** As the DirectRunner makes it. */
  private static PipelineOptions copy(PipelineOptions options) throws IOException {
    ObjectMapper mapper = new ObjectMapper().registerModules(ObjectMapper.findModules());
    return mapper.readValue(mapper.writeValueAsBytes(options), PipelineOptions.class);
  }

  @Test
  void optionsAreToldApart() {
    assertThat(LocalOptions.are(options)).isTrue();
    assertThat(LocalOptions.are(PipelineOptionsFactory.create())).isFalse();
    assertThat(Arrays.asList(options, LocalOptions.create())).doesNotHaveDuplicates();
  }
}
