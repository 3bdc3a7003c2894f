package farm.analysis.simulation;

import farm.analysis.simulation.NaiveSurvival.Individual;
import java.util.Arrays;
import java.util.List;

/** Survival times from the literature. A plus marks a censored time. */
final class PublishedTimes {

  /**
   * Weeks in remission with 6-mercaptopurine: Freireich and others, The effect of 6-mercaptopurine
   * on the duration of steroid-induced remissions in acute leukemia, Blood 21, 1963.
   */
  static final List<Individual> SIX_MP =
      times("6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+");

  /** Weeks in remission with placebo, in the same study. */
  static final List<Individual> PLACEBO =
      times("1 1 2 2 3 4 4 5 5 8 8 8 8 11 11 12 12 15 17 22 23");

  /**
   * Weeks until relapse of acute myelogenous leukemia with maintenance chemotherapy: Miller,
   * Survival Analysis, 1981, page 49; the data {@code aml} of R's package survival.
   */
  static final List<Individual> MAINTAINED = times("9 13 13+ 18 23 28+ 31 34 45+ 48 161+");

  /** Weeks until relapse without maintenance, in the same study. */
  static final List<Individual> NOT_MAINTAINED = times("5 5 8 8 12 16+ 23 27 30 33 43 45");

  private PublishedTimes() {}

  private static List<Individual> times(String times) {
    return Arrays.stream(times.split(" "))
        .map(time -> new Individual(Double.parseDouble(time.replace("+", "")), !time.endsWith("+")))
        .toList();
  }
}
