package dev.plumbline.server.openapi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says of a handler what its method does not: what it is for, and what it takes and answers where its types are open. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Call {
    /** What it does, as a short sentence for somebody who sees Plumbline for the first time. */
    String value();

    /** What else a caller should know. */
    String more() default "";

    /** What it answers when it went well, where the method's type does not say so; any of them when there are several. */
    Class<?>[] answers() default {};

    /** Whether it answers a list of those. */
    boolean many() default false;

    /** What its JSON body says. */
    Field[] takes() default {};

    /** The media types of a body that is taken as it is; none when it has no such body. */
    String[] raw() default {};

    /** The media type of an answer that is no JSON. */
    String media() default "text/plain";

    /** With which HTTP statuses it refuses, beside those that every call of its kind has (400, 401, 403, 415, 503). */
    int[] refuses() default {};

    /** The media type of a refusal; JSON says {@link Refusal}, all else is a text. */
    String refusesAs() default "application/json";

    /** A field of a JSON body. */
    @Target({})
    @Retention(RetentionPolicy.RUNTIME)
    @interface Field {
        String name();

        /** What it means, with its unit and an example where these help. */
        String says();

        Class<?> type() default String.class;

        /** Whether it is a list of those. */
        boolean many() default false;

        boolean required() default false;
    }
}
