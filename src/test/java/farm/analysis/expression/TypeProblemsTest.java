package farm.analysis.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
import farm.analysis.chunk.Schema.Field;
import farm.analysis.problem.RequestException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypeProblemsTest {

  private static final Schema SCHEMA =
      Schema.of(
          new Field("total_agents", ColumnType.LONG),
          new Field("energy", ColumnType.DOUBLE),
          new Field("alive", ColumnType.BOOLEAN),
          new Field("name", ColumnType.TEXT),
          new Field("payload", ColumnType.JSON));

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '#',
      value = {
        "totl_agents > 0 => column 1: no column 'totl_agents'; did you mean 'total_agents'?"
            + " Columns: total_agents, energy, alive, name, payload",
        "Energy > 0 => column 1: no column 'Energy'; did you mean 'energy'?"
            + " Columns: total_agents, energy, alive, name, payload",
        "name = \"adult\" => column 8: no column 'adult';"
            + " columns: total_agents, energy, alive, name, payload"
            + " (text is written in single quotes)",
        "lenght(name) => column 1: unknown function 'lenght'; did you mean 'length'? Functions:"
            + " concat, least, length, ln, log10, … (36 in all)",
        "regexp_matches(name, 'a') => column 1: unknown function 'regexp_matches'; did you mean"
            + " 'regexp_like'?",
        "iif(alive, 1, 2) => column 1: unknown function 'iif'; did you mean 'if'?",
        "AVG(energy) => column 1: unknown function 'AVG'; it is an aggregation: Combine"
            + " computes it, or WindowFunctions over rows in order",
        "max(energy) => column 1: unknown function 'max'; it is an aggregation: Combine"
            + " computes it, or WindowFunctions over rows in order; for several columns of a row,"
            + " write greatest",
        "energy - lag(energy) => column 10: unknown function 'lag'; WindowFunctions computes from"
            + " the rows around each row",
        "regexp_like(name, '(a') => column 19: regexp_like needs a regular expression of RE2"
            + " (missing closing )), but found '(a'",
        "regexp_like(name, '(?=a)') => column 19: regexp_like needs a regular expression of RE2"
            + " (invalid or unsupported Perl syntax), but found '(?=a)'",
        "regexp_like(name, '((a{1000}){1000})') => column 19: regexp_like needs a regular"
            + " expression of RE2 (it should have at most 10,000 parts, has more with its repeats),"
            + " but found '((a{1000}){1000})'",
        "regexp_like(name, name) => column 19: regexp_like needs a constant pattern, but found name",
        "regexp_extract(name, 'a(b)', 2) => column 30: regexp_extract needs a group from 0 to 1,"
            + " but found 2",
        "regexp_replace(name, 'a', '\\1') => column 27: regexp_replace needs groups from \\0 to"
            + " \\0 in the new text, but found '\\1'",
        "regexp_replace(name, 'a', '\\n') => column 27: regexp_replace needs a digit or another"
            + " backslash after each backslash of the new text, but found '\\n'",
        "split_part(name, '_', 0) => column 23: split_part needs a field number from 1, or from -1"
            + " down, but found 0",
        "strftime('%Y-%q', name) => column 10: strftime needs a known format; '%q' isn't one of"
            + " %d %e %F %f %G %g %H %I %j %k %l %M %m %P %p %R %S %s %T %U %u %V %W %w %Y %%, but"
            + " found '%Y-%q'",
        "date_part('years', name) => column 11: date_part needs one of the fields year, isoyear,"
            + " quarter, month, week, day, dow, isodow, doy, hour, minute, second, epoch, but found"
            + " 'years'",
        "date_diff('days', name, name) => column 11: date_diff needs one of the units year, quarter,"
            + " month, week, day, hour, minute, second, but found 'days'",
        "date_diff('day', name, energy) => column 24: date_diff needs text, but energy is double;"
            + " write cast(energy as text)",
        "if(energy, 1, 2) => column 4: if needs true or false, but energy is double; write energy"
            + " <> 0",
        "if(alive, 1, 'a') => column 14: if needs values of one type, but 1 is long and 'a' is"
            + " text; write cast(1 as text)",
        "length() => column 1: length should be called as length(text), was called with 0"
            + " arguments",
        "SUBSTR(name) => column 1: substr should be called as substr(text, start[, length]), was"
            + " called with 1 argument",
        "coalesce(1) => column 1: coalesce should be called as coalesce(value, value, …), was"
            + " called with 1 argument",
        "name + 1 => column 1: '+' needs a number, but name is text; write cast(name as double)",
        "name + payload => column 1: '+' adds numbers; write || to join texts",
        "total_agents + '!' => column 1: '+' adds numbers; write || to join texts",
        "total_agents * 'a' => column 16: '*' needs a number, but 'a' is text; cast would give a"
            + " missing value",
        "1 * alive => column 5: '*' needs a number, but alive is boolean; write cast(alive as"
            + " long)",
        "- name => column 3: '-' needs a number, but name is text; write cast(name as double)",
        "not total_agents => column 5: 'not' needs true or false, but total_agents is long; write"
            + " total_agents <> 0",
        "alive and name => column 11: 'and' needs true or false, but name is text; compare it with"
            + " a value",
        "name = 1 => column 8: a comparison needs values of one type, but name is text and 1 is"
            + " long; write cast(name as double)",
        "alive = 1 => column 9: a comparison needs values of one type, but alive is boolean and 1"
            + " is long; write cast(alive as long)",
        "total_agents in (1, 'a') => column 21: in needs values of one type, but total_agents is"
            + " long and 'a' is text; write cast(total_agents as text)",
        "total_agents = '5' => column 16: a comparison needs values of one type, but total_agents is"
            + " long and '5' is text; write cast('5' as double)",
        "alive = 'yes' => column 9: a comparison needs values of one type, but alive is boolean and"
            + " 'yes' is text; write cast(alive as text)",
        "energy between 0 and name => column 22: between needs values of one type, but energy is"
            + " double and name is text; write cast(name as double)",
        "case when alive then 1 else 'a' end => column 29: case needs values of one type, but 1 is"
            + " long and 'a' is text; write cast(1 as text)",
        "case when energy then 1 end => column 11: when needs true or false, but energy is double;"
            + " write energy <> 0",
        "name like 5 => column 11: like needs text, but 5 is long; write cast(5 as text)",
        "name like 'a' escape 'ab' => column 22: escape needs one character in quotes, but found"
            + " 'ab'",
        "name || energy => column 9: '||' needs text, but energy is double; write cast(energy as"
            + " text)",
        "substr(name, energy) => column 14: substr needs a long, but energy is double; write"
            + " cast(energy as long)",
        "least(1, name) => column 10: least needs a number, but name is text; write cast(name as"
            + " double)",
        "bin(energy, 0) => column 13: bin needs a constant width above 0, but found 0",
        "bin(energy, energy) => column 13: bin needs a constant width above 0, but found"
            + " energy",
        "hash_bucket(name, 1.5) => column 19: hash_bucket needs a constant whole number of buckets"
            + " above 0, but found 1.5",
        "hash_bucket(name, -1) => column 19: hash_bucket needs a constant whole number of buckets"
            + " above 0, but found -1",
        "json_extract(payload, 'x') => column 23: json_extract needs a path like '$.name',"
            + " '$.\"a name\".x' or '$.list[0]', but found 'x'",
        "json_extract(payload, name) => column 23: json_extract needs a constant path like"
            + " '$.name', but found name",
        "null => column 1: the value is always missing, so its type isn't known; write cast(null as"
            + " long)",
      })
  void wrongNameOrTypeIsRefusedWithItsPlace(String text, String message) {
    assertThatExceptionOfType(RequestException.class)
        .isThrownBy(() -> Expression.parse(text).bind(SCHEMA))
        .withMessage("in \"%s\", %s".formatted(text, message))
        .satisfies(problem -> assertThat(problem.subject()).contains(text))
        .satisfies(problem -> assertThat(problem.getSuppressed()).isEmpty());
  }

  @Test
  void allProblemsAreReportedTogether() {
    String text = "a + energy * b > name";
    assertThatExceptionOfType(RequestException.class)
        .isThrownBy(() -> Expression.parse(text).bind(SCHEMA))
        .withMessage(
            "in \"a + energy * b > name\", column 1: no column 'a'; columns: total_agents, energy,"
                + " alive, name, payload")
        .satisfies(
            problem ->
                assertThat(Arrays.stream(problem.getSuppressed()).map(Throwable::getMessage))
                    .containsExactly(
                        "in \"a + energy * b > name\", column 14: no column 'b'; columns:"
                            + " total_agents, energy, alive, name, payload",
                        "in \"a + energy * b > name\", column 18: a comparison needs values of one"
                            + " type, but a + energy * b is double and name is text; write"
                            + " cast(name as double)"));
  }

  @Test
  void conditionShouldBeTrueOrFalse() {
    assertThatExceptionOfType(RequestException.class)
        .isThrownBy(() -> Expression.parse("total_agents").bindCondition(SCHEMA))
        .withMessage(
            "in \"total_agents\", column 1: a condition needs true or false, but total_agents is"
                + " long; write total_agents <> 0");
    assertThat(Expression.parse("null").bindCondition(SCHEMA).type()).isEqualTo(ColumnType.BOOLEAN);
  }
}
