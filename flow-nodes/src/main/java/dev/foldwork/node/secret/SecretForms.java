package dev.foldwork.node.secret;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The forms in which a value comes back from programs that encode what they were sent.
 *
 * <p>Programs put encoded text into other text: JSON stands in JSON, in addresses, in Base64. So every encoding is
 * applied to the value and to each encoded form of it, and JSON once more, as when a message quotes a body.
 */
final class SecretForms {

    /** Longer values, such as certificates, are looked for in single encodings only. */
    private static final int LONGEST_NESTED = 4096;

    private SecretForms() {}

    static Set<String> of(String value) {
        Set<String> plain = plain(value);
        Set<String> all = new LinkedHashSet<>(plain);
        Set<String> once = each(plain, Encodings.ALL);
        all.addAll(once);
        if (value.length() <= LONGEST_NESTED) {
            Set<String> twice = each(once, Encodings.ALL);
            all.addAll(twice);
            all.addAll(each(twice, List.of(Encodings::json)));
        }
        all.removeIf(form -> form.length() < SecretMask.SHORTEST);
        return all;
    }

    /**
     * A header carries no line ends and no characters beyond Latin 1, and loses space at its ends; a program that takes
     * an address apart by halves leaves plus signs where spaces were.
     */
    private static Set<String> plain(String value) {
        var plain = new LinkedHashSet<String>();
        plain.add(value);
        String oneLine = value.replaceAll("[\\r\\n]", " ").strip();
        plain.add(value.strip());
        plain.add(oneLine);
        plain.add(value.replace(' ', '+'));
        plain.add(oneLine.replaceAll("[^\\x00-\\xff]", "?"));
        return plain;
    }

    private static Set<String> each(Set<String> forms, List<UnaryOperator<String>> encodings) {
        var encoded = new LinkedHashSet<String>();
        for (String form : forms) {
            encodings.forEach(encoding -> encoded.add(encoding.apply(form)));
        }
        return encoded;
    }
}
