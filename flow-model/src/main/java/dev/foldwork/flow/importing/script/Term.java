package dev.foldwork.flow.importing.script;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A part of a foreign expression. */
public sealed interface Term {

    /** A text, number, flag or null. */
    record Literal(@Nullable Object value) implements Term {}

    /** A name at the beginning, such as {@code $json}; {@code .} is jq's current value. */
    record Root(String name) implements Term {}

    /** A member of a value. */
    record Member(Term of, String name) implements Term {}

    /** An item of a list; negative counts from the end. */
    record Item(Term of, int index) implements Term {}

    /** A call of a method ({@code on} is the value) or of a function ({@code on} is null). */
    record Call(@Nullable Term on, String name, List<Term> arguments) implements Term {}

    record Not(Term of) implements Term {}

    record Minus(Term of) implements Term {}

    /** Two values joined by one of {@code + - * / % & = != < <= > >= and or ??}. */
    record Binary(String operator, Term left, Term right) implements Term {}

    record Choose(Term condition, Term then, Term otherwise) implements Term {}

    record Items(List<Term> items) implements Term {}

    record Fields(Map<String, Term> fields) implements Term {}

    /** An expression of our own, to stand as it is. */
    record Written(String jsonata) implements Term {}
}
