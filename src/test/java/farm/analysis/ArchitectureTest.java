package farm.analysis;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.beam.sdk.transforms.Combine.CombineFn;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;

/** The rules of the code base, such as the packages that each package may use. */
@AnalyzeClasses(packages = "farm.analysis", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String ROOT = "farm.analysis";

  /** A row of the table of packages: the name, the content, and the packages that it may use. */
  private static final Pattern ROW = Pattern.compile("\\| `(\\w+)` \\| [^|]+ \\| ([^|]*)\\|");

  private static final Pattern NAME = Pattern.compile("`(\\w+)`");

  /** Each package and the packages that it may use, as {@code docs/architecture.md} lists them. */
  private static Map<String, List<String>> map() throws IOException {
    Map<String, List<String>> map = new LinkedHashMap<>();
    for (String line : Files.readAllLines(Path.of("docs/architecture.md"))) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        List<String> used =
            NAME.matcher(row.group(2)).results().map(name -> name.group(1)).toList();
        assertThat(map.keySet()).as("packages above %s", row.group(1)).containsAll(used);
        map.put(row.group(1), used);
      }
    }
    return map;
  }

  @ArchTest
  static void packagesUseOnlyWhatTheMapAllows(JavaClasses classes) throws IOException {
    Map<String, List<String>> allowed = map();
    LayeredArchitecture map =
        layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .ensureAllClassesAreContainedInArchitecture();
    for (String name : allowed.keySet()) {
      map = map.layer(name).definedBy(ROOT + "." + name + "..");
    }
    for (var rule : allowed.entrySet()) {
      String[] used = rule.getValue().toArray(new String[0]);
      map =
          used.length == 0
              ? map.whereLayer(rule.getKey()).mayNotAccessAnyLayer()
              : map.whereLayer(rule.getKey()).mayOnlyAccessLayers(used);
    }
    map.check(classes);
  }

  @ArchTest
  static final ArchRule formatsDoNotKnowEachOther =
      slices()
          .matching("farm.analysis.load.(*)..")
          .should()
          .notDependOnEachOther()
          .ignoreDependency(alwaysTrue(), resideInAPackage("farm.analysis.load.input.."));

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("farm.analysis.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule formatsAndTheLanguageKnowNoBeam =
      noClasses()
          .that()
          .resideInAnyPackage(
              "farm.analysis.load.*..",
              "farm.analysis.pipeline.yaml..",
              "farm.analysis.expression..")
          .and()
          .areNotAssignableTo(PTransform.class)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.beam..");

  @ArchTest
  static final ArchRule onlyDatabaseFoldersKnowJdbc =
      noClasses()
          .that()
          .resideOutsideOfPackages("..load.sqlite..", "..jdbc..", "..write..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "org.sqlite..");

  @ArchTest
  static final ArchRule onlyTheYamlFolderKnowsTheYamlParser =
      noClasses()
          .that()
          .resideOutsideOfPackage("..pipeline.yaml..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.snakeyaml..");

  @ArchTest
  static final ArchRule onlyDistributionsKnowSketches =
      noClasses()
          .that()
          .resideOutsideOfPackage("..aggregate.distribution..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.dynatrace.hash4j..", "com.datadoghq..", "org.roaringbitmap..");

  @ArchTest
  static final ArchRule onlyTheCommandLineKnowsPicocli =
      noClasses()
          .that()
          .resideOutsideOfPackage("..cli..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("picocli..");

  @ArchTest
  static final ArchRule onlyTheCommandLineKnowsRunners =
      noClasses()
          .that()
          .resideOutsideOfPackage("..cli..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache.beam.runners..", "org.apache.beam.sdk.util.construction..");

  @ArchTest
  static final ArchRule onlyTheCommandLinePrintsOrExits =
      noClasses()
          .that()
          .resideOutsideOfPackage("..cli..")
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")
          .orShould()
          .callMethod(System.class, "exit", int.class);

  @ArchTest
  static final ArchRule transformsAreFinalAndBuiltByFactories =
      classes()
          .that()
          .areAssignableTo(PTransform.class)
          .and()
          .doNotHaveModifier(JavaModifier.ABSTRACT)
          .should()
          .haveModifier(JavaModifier.FINAL)
          .andShould()
          .haveOnlyPrivateConstructors();

  @ArchTest
  static final ArchRule functionsAreNamedFnAndStayInside =
      classes()
          .that()
          .areAssignableTo(DoFn.class)
          .or()
          .areAssignableTo(CombineFn.class)
          .should()
          .haveSimpleNameEndingWith("Fn")
          .andShould()
          .notBePublic();

  @ArchTest
  static final ArchRule namesSayWhatNotThatItHelps =
      noClasses().should().haveNameMatching(".*(Utils?|Helpers?|Common|Misc|Manager|Impl)$");

  @ArchTest
  static final ArchRule resultsDoNotDependOnTheClockOrChance =
      noClasses()
          .that()
          .resideInAnyPackage("..chunk..", "..expression..", "..aggregate..")
          .should()
          .callConstructor(Random.class)
          .orShould()
          .callMethod(Math.class, "random")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(java.time.Instant.class, "now");
}
