package farm.analysis.reference;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The description of a step or an aggregation for its users. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Described {

  /** Sentences in Markdown; the first one stands alone in lists. */
  String value();

  /** YAML that uses it: a step, or an entry of {@code combine} for an aggregation. */
  String example();
}
