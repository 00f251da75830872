package dev.foldwork.flow.importing.n8n;

import dev.foldwork.flow.importing.draft.Source;
import dev.foldwork.flow.importing.script.JsonataWriter;
import dev.foldwork.flow.importing.script.NotTranslated;
import dev.foldwork.flow.importing.script.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Conditions of If, Filter and Switch in both of n8n's forms. */
record Conditions(Values values) {

    /** Returns one expression that is true or false. */
    String of(Source parameters) {
        Source conditions = parameters.child("conditions");
        String text = conditions.get("conditions") instanceof List<?>
                ? newer(conditions)
                : older(conditions, parameters.text("combineOperation", parameters.text("combineConditions", "all")));
        return JsonataWriter.write(new Term.Written(text), chain -> null);
    }

    private String newer(Source conditions) {
        boolean cased = !Boolean.FALSE.equals(conditions.child("options").get("caseSensitive"));
        var all = new ArrayList<String>();
        for (Source each : conditions.children("conditions")) {
            Source operator = each.child("operator");
            all.add(one(
                    operator.text("operation", "equals"),
                    side(each.get("leftValue"), cased, operator),
                    side(each.get("rightValue"), cased, operator),
                    operator.text("type", "string")));
        }
        return joined(all, conditions.text("combinator", "and").equals("or"));
    }

    private String older(Source conditions, String combine) {
        var all = new ArrayList<String>();
        for (Map.Entry<?, ?> type : conditions.map().entrySet()) {
            String kind = String.valueOf(type.getKey());
            for (Source each : Source.of(Map.of("all", type.getValue())).children("all")) {
                String standard = kind.equals("number") ? "smaller" : "equal";
                all.add(one(
                        each.text("operation", standard),
                        values.jsonata(each.get("value1")),
                        values.jsonata(each.get("value2")),
                        kind));
            }
        }
        return joined(all, combine.equalsIgnoreCase("any") || combine.equalsIgnoreCase("or"));
    }

    private String side(@Nullable Object raw, boolean cased, Source operator) {
        String text = values.jsonata(raw);
        return cased || !operator.text("type", "").equals("string") ? text : "$lowercase($string(" + text + "))";
    }

    private static String joined(List<String> all, boolean any) {
        if (all.isEmpty()) {
            throw new NotTranslated("there is no condition");
        }
        return all.size() == 1 ? all.getFirst() : "(" + String.join(any ? " or " : " and ", all) + ")";
    }

    /** Returns one comparison; every form gives true or false, whatever is missing. */
    static String one(String operation, String left, String right, String type) {
        return switch (operation) {
            case "equals", "equal" -> same(left, right, type);
            case "notEquals", "notEqual" -> "$not(" + same(left, right, type) + ")";
            case "gt", "larger", "after" -> "((" + left + " > " + right + ") = true)";
            case "gte", "largerEqual", "afterOrEquals" -> "((" + left + " >= " + right + ") = true)";
            case "lt", "smaller", "before" -> "((" + left + " < " + right + ") = true)";
            case "lte", "smallerEqual", "beforeOrEquals" -> "((" + left + " <= " + right + ") = true)";
            case "exists" -> "($exists(" + left + ") and $not(" + left + " = null))";
            case "notExists" -> "$not($exists(" + left + ") and $not(" + left + " = null))";
            case "empty", "isEmpty" -> "$not($boolean(" + left + ") = true)";
            case "notEmpty", "isNotEmpty" -> "($boolean(" + left + ") = true)";
            case "true" -> "(" + left + " = true)";
            case "false" -> "(" + left + " = false)";
            case "contains" -> contains(left, right, type);
            case "notContains" -> "$not(" + contains(left, right, type) + ")";
            case "startsWith" -> starts(left, right);
            case "notStartsWith" -> "$not(" + starts(left, right) + ")";
            case "endsWith" -> ends(left, right);
            case "notEndsWith" -> "$not(" + ends(left, right) + ")";
            case "lengthGt" -> "($count(" + left + ") > " + right + ")";
            case "lengthLt" -> "($count(" + left + ") < " + right + ")";
            case "lengthEquals" -> "($count(" + left + ") = " + right + ")";
            default -> throw new NotTranslated("the comparison '" + operation + "' has no counterpart");
        };
    }

    private static String same(String left, String right, String type) {
        boolean text = type.equals("string") && !left.startsWith("\"") && right.startsWith("\"");
        return text ? "($string(" + left + ") = " + right + ")" : "(" + left + " = " + right + ")";
    }

    private static String contains(String left, String right, String type) {
        return type.equals("array")
                ? "(" + right + " in " + left + ")"
                : "($contains($string(" + left + "), " + right + ") = true)";
    }

    private static String starts(String left, String right) {
        return "($substring($string(" + left + "), 0, $length(" + right + ")) = " + right + ")";
    }

    private static String ends(String left, String right) {
        return "($substring($string(" + left + "), -$length(" + right + ")) = " + right + ")";
    }
}
