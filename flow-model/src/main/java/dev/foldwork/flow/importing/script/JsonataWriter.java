package dev.foldwork.flow.importing.script;

import dev.foldwork.flow.expression.ExpressionException;
import dev.foldwork.flow.expression.Expressions;
import dev.foldwork.flow.json.Json;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes a foreign expression as JSONata. */
public final class JsonataWriter {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final List<String> WORDS = List.of("and", "or", "in", "true", "false", "null", "function");
    private static final List<String> FLAGS = List.of("=", "!=", "<", "<=", ">", ">=", "and", "or");
    private static final List<String> SUMS = List.of("-", "*", "/", "%");

    private static final int LONGEST = 6_000;

    private final Names names;

    private JsonataWriter(Names names) {
        this.names = names;
    }

    /**
     * Returns the expression as JSONata that compiles.
     *
     * @throws NotTranslated when a part has no counterpart
     */
    public static String write(Term term, Names names) {
        return compiled(bare(new JsonataWriter(names).text(term)));
    }

    /** Returns the term as an expression that gives true or false and nothing else. */
    public static String writeFlag(Term term, Names names) {
        return compiled(bare(flag(term, new JsonataWriter(names).text(term))));
    }

    private static String compiled(String text) {
        try {
            Expressions.compile(text);
        } catch (ExpressionException unfit) {
            throw new NotTranslated("it cannot be written as JSONata");
        }
        return text;
    }

    /** Returns JSONata for a member of a value given as JSONata. */
    public static String member(String of, String name) {
        if (name.indexOf('`') >= 0 || name.length() > 200 || name.isEmpty()) {
            throw new NotTranslated("a member is named '" + name + "'");
        }
        boolean plain = PLAIN.matcher(name).matches() && !WORDS.contains(name);
        return of + "." + (plain ? name : "`" + name + "`");
    }

    private static String bare(String text) {
        if (!text.startsWith("(") || !text.endsWith(")")) {
            return text;
        }
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '`') {
                return text;
            }
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth == 0 && i < text.length() - 1) {
                return text;
            }
        }
        return text.substring(1, text.length() - 1);
    }

    private String text(Term term) {
        String known = names.find(term);
        String text = known != null ? known : linked(term);
        if (text.length() > LONGEST) {
            throw new NotTranslated("it would become longer than " + LONGEST + " characters");
        }
        return text;
    }

    private String linked(Term term) {
        return switch (term) {
            case Term.Written written -> written.jsonata();
            case Term.Literal literal -> Json.write(literal.value());
            case Term.Root root -> throw new NotTranslated("'" + root.name() + "' has no counterpart");
            case Term.Member member -> memberOf(member);
            case Term.Item item -> "(" + text(item.of()) + ")[" + item.index() + "]";
            case Term.Call call -> new Methods(this::text).write(call);
            case Term.Not not -> "$not(" + flag(not.of(), text(not.of())) + ")";
            case Term.Minus minus -> "(-" + text(minus.of()) + ")";
            case Term.Binary binary -> binary(binary);
            case Term.Choose choose -> choice(choose);
            case Term.Items items -> items.items().stream().map(this::text).collect(Collectors.joining(", ", "[", "]"));
            case Term.Fields fields ->
                fields.fields().entrySet().stream()
                        .map(field -> Json.write(field.getKey()) + ": " + text(field.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
        };
    }

    /** What gives true or else false is the condition itself. */
    private String choice(Term.Choose choose) {
        String condition = flag(choose.condition(), text(choose.condition()));
        return isPlain(choose)
                ? condition
                : "(" + condition + " ? " + text(choose.then()) + " : " + text(choose.otherwise()) + ")";
    }

    private static boolean isPlain(Term.Choose choose) {
        return choose.then() instanceof Term.Literal(Boolean then)
                && then
                && choose.otherwise() instanceof Term.Literal(Boolean otherwise)
                && !otherwise;
    }

    private String memberOf(Term.Member member) {
        String of = text(member.of());
        if (member.name().equals("length")) {
            return Methods.length(of);
        }
        return member(of, member.name());
    }

    private String binary(Term.Binary binary) {
        String left = text(binary.left());
        String right = text(binary.right());
        return switch (binary.operator()) {
            case "+" -> sum(binary, left, right);
            case "!=" -> "$not(" + left + " = " + right + ")";
            case "and" -> "(" + flag(binary.left(), left) + " and " + flag(binary.right(), right) + ")";
            case "or" ->
                isFlag(binary.left()) && isFlag(binary.right())
                        ? "(" + left + " or " + right + ")"
                        : "($boolean(" + left + ") ? " + left + " : " + right + ")";
            case "??" -> "($exists(" + left + ") and " + left + " != null ? " + left + " : " + right + ")";
            default -> "(" + left + " " + binary.operator() + " " + right + ")";
        };
    }

    private String sum(Term.Binary sum, String left, String right) {
        if (isFields(sum)) {
            return "$merge([" + left + ", " + right + "])";
        }
        if (sum.left() instanceof Term.Items || sum.right() instanceof Term.Items) {
            return "$append(" + left + ", " + right + ")";
        }
        return "(" + left + (isText(sum) ? " & " : plus(sum)) + right + ")";
    }

    private static boolean isFields(Term.Binary sum) {
        return sum.left() instanceof Term.Fields || sum.right() instanceof Term.Fields;
    }

    private String plus(Term.Binary sum) {
        if (isNumber(sum.left()) || isNumber(sum.right())) {
            return " + ";
        }
        throw new NotTranslated("'+' may join texts or add numbers here");
    }

    /** Returns the term as true or false, as the source would take it. */
    private static String flag(Term term, String text) {
        return isFlag(term) ? text : "($boolean(" + text + ") = true)";
    }

    private static boolean isFlag(Term term) {
        return switch (term) {
            case Term.Not ignored -> true;
            case Term.Choose choose -> isPlain(choose);
            case Term.Literal literal -> literal.value() instanceof Boolean;
            case Term.Binary binary
            when binary.operator().equals("and") || binary.operator().equals("or") ->
                isFlag(binary.left()) && isFlag(binary.right());
            case Term.Binary binary -> FLAGS.contains(binary.operator());
            default -> false;
        };
    }

    private static boolean isText(@Nullable Term term) {
        return switch (term) {
            case Term.Literal literal -> literal.value() instanceof String;
            case Term.Binary binary
            when binary.operator().equals("+") -> isText(binary.left()) || isText(binary.right());
            case Term.Binary binary -> binary.operator().equals("&");
            case Term.Choose choose -> isText(choose.then()) && isText(choose.otherwise());
            case Term.Call call -> Methods.givesText(call.name());
            case null, default -> false;
        };
    }

    private static boolean isNumber(Term term) {
        return switch (term) {
            case Term.Literal literal -> literal.value() instanceof Number;
            case Term.Minus ignored -> true;
            case Term.Binary binary
            when binary.operator().equals("+") -> isNumber(binary.left()) || isNumber(binary.right());
            case Term.Binary binary -> SUMS.contains(binary.operator());
            case Term.Member member -> Objects.equals(member.name(), "length");
            case Term.Call call -> Methods.givesNumber(call.name());
            default -> false;
        };
    }
}
