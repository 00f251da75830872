package dev.foldwork.flow.importing.script;

import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Methods and functions that have a counterpart in JSONata; all others are refused. */
record Methods(Function<Term, String> text) {

    private static final Set<String> TEXT = Set.of(
            "toString",
            "toLowerCase",
            "toUpperCase",
            "trim",
            "join",
            "String",
            "tostring",
            "ascii_downcase",
            "ascii_upcase",
            "stringify",
            "slice",
            "substring",
            "replace",
            "toISO",
            "toISOString",
            "toJsonString");
    private static final Set<String> NUMBER = Set.of(
            "Number", "parseInt", "parseFloat", "tonumber", "length", "toNumber", "round", "floor", "ceil", "abs");

    static boolean givesText(String name) {
        return TEXT.contains(name);
    }

    static boolean givesNumber(String name) {
        return NUMBER.contains(name);
    }

    static String length(String of) {
        return "($type(" + of + ") = \"string\" ? $length(" + of + ") : $count(" + of + "))";
    }

    String write(Term.Call call) {
        Term on = call.on();
        List<Term> arguments = call.arguments();
        if (on == null) {
            return function(call.name(), arguments);
        }
        if (on instanceof Term.Root root
                && Set.of("Math", "JSON", "Object", "Array", "Number").contains(root.name())) {
            return ofNamespace(root.name(), call.name(), arguments);
        }
        return arguments.isEmpty() ? plain(call.name(), text.apply(on)) : withArguments(call.name(), on, arguments);
    }

    private static String plain(String name, String on) {
        return switch (name) {
            case "toString", "tostring", "toJsonString", "tojson" -> "$string(" + on + ")";
            case "toLowerCase", "ascii_downcase" -> "$lowercase(" + on + ")";
            case "toUpperCase", "ascii_upcase" -> "$uppercase(" + on + ")";
            case "trim" -> "$trim(" + on + ")";
            case "tonumber", "toNumber" -> "$number(" + on + ")";
            case "length" -> length(on);
            case "keys" -> "$sort($keys(" + on + "))";
            case "first" -> "(" + on + ")[0]";
            case "last" -> "(" + on + ")[-1]";
            case "add" -> "$sum(" + on + ")";
            case "reverse" -> "$reverse(" + on + ")";
            case "unique" -> "$distinct(" + on + ")";
            case "isEmpty" -> "$not($boolean(" + on + ") = true)";
            case "isNotEmpty" -> "($boolean(" + on + ") = true)";
            case "toISO", "toISOString" -> {
                if (on.equals("$now()")) {
                    yield on;
                }
                throw new NotTranslated("'" + name + "()' of this value has no counterpart");
            }
            default -> throw new NotTranslated("'" + name + "()' has no counterpart");
        };
    }

    private String withArguments(String name, Term onTerm, List<Term> arguments) {
        if (name.equals("map")) {
            return map(text.apply(onTerm), arguments.getFirst());
        }
        String on = text.apply(onTerm);
        String one = text.apply(arguments.getFirst());
        return switch (name) {
            case "includes", "contains" ->
                "($type(" + on + ") = \"array\" ? " + one + " in " + on + " : $contains(" + on + ", " + one + "))";
            case "split" -> "$split(" + on + ", " + one + ")";
            case "join" -> "$join(" + on + ", " + one + ")";
            case "startsWith", "startswith" -> "($substring(" + on + ", 0, $length(" + one + ")) = " + one + ")";
            case "endsWith", "endswith" ->
                "($substring(" + on + ", $length(" + on + ") - $length(" + one + ")) = " + one + ")";
            case "has" -> "($exists($lookup(" + on + ", " + one + ")))";
            case "concat" -> "$append(" + on + ", " + one + ")";
            case "replace" -> replace(on, arguments);
            case "replaceAll" ->
                arguments.size() == 2
                        ? "$replace(" + on + ", " + one + ", " + text.apply(arguments.get(1)) + ")"
                        : refuse(name);
            case "slice", "substring" -> part(on, arguments, name);
            default -> refuse(name);
        };
    }

    private String map(String on, Term body) {
        if (body instanceof Term.Call(Term none, String name, List<Term> conditions)
                && none == null
                && name.equals("select")) {
            return "[$filter(" + on + ", function($v) { " + text.apply(conditions.getFirst()) + " })]";
        }
        return "[$map(" + on + ", function($v) { " + text.apply(body) + " })]";
    }

    private String replace(String on, List<Term> arguments) {
        if (arguments.size() != 2) {
            return refuse("replace");
        }
        return "$replace(" + on + ", " + text.apply(arguments.get(0)) + ", " + text.apply(arguments.get(1)) + ", 1)";
    }

    private static String part(String on, List<Term> arguments, String name) {
        if (arguments.getFirst() instanceof Term.Literal(Long from)) {
            if (arguments.size() == 1) {
                return "$substring(" + on + ", " + from + ")";
            }
            if (arguments.get(1) instanceof Term.Literal(Long to) && to >= from) {
                return "$substring(" + on + ", " + from + ", " + (to - from) + ")";
            }
        }
        return refuse(name);
    }

    private String function(String name, List<Term> arguments) {
        if (arguments.size() != 1) {
            return refuse(name);
        }
        String one = text.apply(arguments.getFirst());
        return switch (name) {
            case "Number", "parseInt", "parseFloat" -> "$number(" + one + ")";
            case "String" -> "$string(" + one + ")";
            case "Boolean" -> "($boolean(" + one + ") = true)";
            case "encodeURIComponent" -> "$encodeUrlComponent(" + one + ")";
            default -> refuse(name);
        };
    }

    private String ofNamespace(String space, String name, List<Term> arguments) {
        String one = arguments.size() == 1 ? text.apply(arguments.getFirst()) : refuse(space + "." + name);
        return switch (space + "." + name) {
            case "Math.round" -> "$round(" + one + ")";
            case "Math.floor" -> "$floor(" + one + ")";
            case "Math.ceil" -> "$ceil(" + one + ")";
            case "Math.abs" -> "$abs(" + one + ")";
            case "JSON.stringify" -> "$string(" + one + ")";
            case "Object.keys" -> "$keys(" + one + ")";
            case "Array.isArray" -> "($type(" + one + ") = \"array\")";
            default -> refuse(space + "." + name);
        };
    }

    private static String refuse(String name) {
        throw new NotTranslated("'" + name + "()' has no counterpart");
    }
}
