package farm.analysis.reference;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The description of an option for its users. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Option {

  /** The meaning in Markdown: a phrase without a full stop. */
  String value();

  /** The name of the option, if it can't be the name of a component, such as {@code default}. */
  String name() default "";

  /**
   * The effect of leaving it out; empty if it is required, or has a {@code Default} that isn't
   * empty.
   */
  String otherwise() default "";
}
