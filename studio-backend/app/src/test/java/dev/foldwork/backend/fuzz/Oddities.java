package dev.foldwork.backend.fuzz;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What no well-meaning caller sends. */
final class Oddities {

    /** Stands in a value for JSON text that cannot be held as a value. */
    record Raw(String json) {}

    private static final List<Object> VALUES = List.of(
            true,
            0L,
            -1L,
            1.5,
            9007199254740993L,
            new Raw("9223372036854775807"),
            new Raw("-9223372036854775809"),
            new Raw("1" + "0".repeat(390)),
            new Raw("1" + "0".repeat(400)),
            new Raw("1e400"),
            new Raw("-0.0"),
            new Raw("\"\\u0000\""),
            new Raw("\"a\\u0000b\""),
            new Raw("\"\\ud800\""),
            new Raw("\"\\udc00x\\ud800\""),
            "",
            " ",
            "\t\n\r",
            "\u202e\u200b\ufeff",
            "\ud83d\ude00".repeat(60),
            "x".repeat(70_000),
            "../../etc/passwd",
            "' or 1=1; --",
            "${ inputs.n }",
            "%s%n\\",
            "2026-13-45T99:99:99Z",
            "+1000000000-12-31T23:59:59Z",
            "9999-12-31T23:59:59.999999999+18:00",
            "00000000-0000-0000-0000-000000000000",
            "draft",
            "99999999999999999999",
            List.of(),
            Map.of(),
            List.of(List.of(List.of())),
            Map.of("", Map.of("", "")),
            Map.of("a/b~c", 1L, "..", "x"));

    private static final List<String> PATHS = List.of(
            "nonsense",
            "%00",
            "%20",
            "%ff",
            "%C3%28",
            "0",
            "-1",
            "1",
            "99999999999999999999",
            "draft",
            "current",
            "null",
            "%2e%2e",
            "..%2f..",
            "a;b=c",
            "%F0%9F%98%80",
            "%22%3E",
            "x".repeat(3_000),
            "00000000-0000-0000-0000-000000000000",
            "0-0-0-0-0",
            "1-1-1-1-1",
            "%ED%A0%80",
            "*",
            "a,b",
            "~",
            "%5C");

    private static final List<String> QUERIES = List.of(
            "",
            "%00",
            "a%00b",
            "%ff",
            "%ED%A0%80",
            "-1",
            "0",
            "201",
            "1e3",
            "99999999999999999999",
            "nonsense",
            "true",
            "TRUE",
            "yes",
            "x".repeat(5_000),
            "%27%20or%201",
            "%25",
            "_",
            "%5C",
            "a,b,c",
            ",",
            "draft",
            "2026-01-01T00:00:00Z",
            "%2B1000000000-12-31T23:59:59Z",
            "-1000000000-01-01T00:00:00Z",
            "0000-00-00T00:00:00Z",
            "9999-12-31T23:59:59Z",
            "W10",
            "WyIiXQ",
            "WyIxIiwiMiJd",
            "bnVsbA",
            "%F0%9F%98%80",
            "%zz",
            "%",
            "a&a=b",
            "\u00e4");

    private static final List<String> HEADERS = List.of(
            "",
            " ",
            "*",
            "\"\"",
            "1",
            "\"1\"",
            "W/\"1\"",
            "\"99999999999999999999\"",
            "\"-1\"",
            "\"x\"",
            "x".repeat(300),
            "x".repeat(9_000),
            "\u00ff\u00fe",
            "a\tb",
            "\"1\", \"2\"",
            "-5",
            "application/xml",
            "text/html;q=0",
            "garbage",
            ";;;",
            "/",
            "application/json;q=nonsense",
            "bytes=0-1",
            "gzip",
            "a\u0001b");

    private static final List<String> HEADER_NAMES = List.of(
            "Accept",
            "If-Match",
            "If-None-Match",
            "Idempotency-Key",
            "Last-Event-ID",
            "traceparent",
            "Content-Encoding",
            "X-HTTP-Method-Override",
            "Range",
            "X-Forwarded-For",
            "X-Forwarded-Host",
            "Cookie",
            "Accept-Language",
            "Accept-Charset",
            "webhook-id",
            "webhook-timestamp",
            "webhook-signature",
            "User-Agent",
            "Origin",
            "If-Modified-Since",
            "Content-Language",
            "X-CSRF-Token",
            "Authorization");

    private static final List<String> TYPES = List.of(
            "text/plain",
            "application/xml",
            "application/json; charset=utf-16",
            "application/json;charset=nonsense",
            "*/*",
            "garbage",
            "multipart/form-data; boundary=x",
            "application/x-www-form-urlencoded",
            "application/octet-stream",
            "application/problem+json",
            "application/merge-patch+json",
            "",
            "application/json, text/plain");

    private static final List<String> BODIES = List.of(
            "",
            " ",
            "{",
            "[]",
            "null",
            "1",
            "\"x\"",
            "{}",
            "{\"\":{}}",
            "{\"a\":1,\"a\":2}",
            "NaN",
            "{}{}",
            "\ufeff{}",
            "[".repeat(100_000),
            "{\"a\":".repeat(600) + "1" + "}".repeat(600),
            "{'a':1}",
            "a=b&c",
            "<x/>",
            "true",
            "{\"text\":" + "[".repeat(511) + "]".repeat(511) + "}");

    /** What may stand for a value in YAML, a line. */
    private static final List<String> YAML = List.of(
            "\"\\0\"",
            "\"a\\ud800\"",
            "\"\\udc00\\ud800\"",
            "\"" + "\\U0001F600".repeat(300) + "\"",
            "x" + "\ud83d\ude00".repeat(300),
            "\"${ 1/0 }\"",
            "1e400",
            "-.inf",
            ".nan",
            "0x7fffffffffffffffffff",
            "2026-01-01",
            "!!binary aGk=",
            "!unknown x",
            "&a [*a]",
            "*missing",
            "{ <<: { b: 1 } }",
            "{ ? [1, 2] : 3 }",
            "{ a: 1, a: 2 }",
            "[".repeat(600) + "]".repeat(600),
            "\"${ $map([1..100000], function($x) { $x }) }\"",
            "~",
            "\ufeff",
            "'it''s'",
            "\u0085");

    private Oddities() {}

    static String yaml(Random random) {
        return one(random, YAML);
    }

    static <T> T one(Random random, List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    static Object value(Random random) {
        int chance = random.nextInt(VALUES.size() + 2);
        if (chance == VALUES.size()) {
            return null;
        }
        return chance > VALUES.size() ? deep(random.nextInt(40)) : VALUES.get(chance);
    }

    private static Object deep(int levels) {
        return levels == 0 ? List.of("x") : Map.of("a", deep(levels - 1));
    }

    static String path(Random random) {
        return one(random, PATHS);
    }

    static String query(Random random) {
        return one(random, QUERIES);
    }

    static String header(Random random) {
        return one(random, HEADERS);
    }

    static String headerName(Random random) {
        return one(random, HEADER_NAMES);
    }

    static String type(Random random) {
        return one(random, TYPES);
    }

    static String body(Random random) {
        return one(random, BODIES);
    }

    /** Returns the value with one thing in it changed, dropped, doubled or added. */
    static Object changed(Object value, Random random) {
        if (value instanceof Map<?, ?> map && !map.isEmpty() && random.nextInt(4) > 0) {
            var copy = new LinkedHashMap<Object, Object>(map);
            Object key = one(random, new ArrayList<>(copy.keySet()));
            switch (random.nextInt(8)) {
                case 0 -> copy.remove(key);
                case 1 -> copy.put("unknown", value(random));
                case 2, 3 -> copy.put(key, value(random));
                default -> copy.put(key, changed(copy.get(key), random));
            }
            return copy;
        }
        if (value instanceof List<?> list && !list.isEmpty() && random.nextInt(4) > 0) {
            var copy = new ArrayList<Object>(list);
            int at = random.nextInt(copy.size());
            switch (random.nextInt(4)) {
                case 0 -> copy.remove(at);
                case 1 -> copy.add(copy.get(at));
                default -> copy.set(at, changed(copy.get(at), random));
            }
            return copy;
        }
        return value(random);
    }
}
