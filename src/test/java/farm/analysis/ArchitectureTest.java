package farm.analysis;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.beam.sdk.transforms.Combine.CombineFn;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;

/** The map of the code base: what each package may know of. */
@AnalyzeClasses(packages = "farm.analysis", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String ROOT = "farm.analysis";

  /** Each package, and the packages it may use. */
  private static final Map<String, List<String>> MAY_USE =
      Map.ofEntries(
          entry("problem", List.of()),
          entry("chunk", List.of("problem")),
          entry("expression", List.of("problem", "chunk", "decimal")),
          entry("rows", List.of("problem", "chunk")),
          entry("jdbc", List.of("problem")),
          entry("json", List.of()),
          entry("decimal", List.of()),
          entry("operator", List.of("chunk")),
          entry("storage", List.of("problem")),
          entry(
              "load",
              List.of(
                  "problem",
                  "chunk",
                  "operator",
                  "storage",
                  "expression",
                  "jdbc",
                  "json",
                  "decimal")),
          entry(
              "process", List.of("problem", "chunk", "operator", "expression", "json", "decimal")),
          entry("aggregate", List.of("problem", "chunk", "operator", "process", "decimal")),
          entry("fit", List.of("problem", "chunk", "operator", "process", "aggregate")),
          entry(
              "simulation", List.of("problem", "chunk", "operator", "process", "aggregate", "fit")),
          entry(
              "write",
              List.of("problem", "storage", "chunk", "operator", "rows", "jdbc", "decimal")),
          entry("task", List.of("problem", "chunk", "load", "process")),
          entry(
              "pipeline",
              List.of(
                  "problem",
                  "chunk",
                  "operator",
                  "expression",
                  "jdbc",
                  "load",
                  "process",
                  "aggregate",
                  "fit",
                  "simulation",
                  "write")),
          entry("cli", List.of("problem", "jdbc", "load", "pipeline")));

  @ArchTest
  static void packagesUseOnlyWhatTheMapAllows(JavaClasses classes) {
    LayeredArchitecture map =
        layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .ensureAllClassesAreContainedInArchitecture();
    for (String name : MAY_USE.keySet()) {
      map = map.layer(name).definedBy(ROOT + "." + name + "..");
    }
    for (var rule : MAY_USE.entrySet()) {
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
          .allowEmptyShould(true);

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
