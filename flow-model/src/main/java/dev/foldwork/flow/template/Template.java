package dev.foldwork.flow.template;

import dev.foldwork.flow.expression.EvaluationContext;
import dev.foldwork.flow.expression.Expression;
import dev.foldwork.flow.expression.References;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A JSON value whose texts may hold <code>${ expression }</code>. Immutable and thread-safe.
 *
 * <p>A text that is exactly one <code>${}</code> gives the expression's value with its type. Inside other text the value
 * is written into it: texts as they are, null as nothing, everything else as compact JSON. <code>$${</code> stands for
 * a literal <code>${</code>.
 */
public final class Template {

    private final @Nullable Object source;
    private final Part part;
    private final References references;

    private Template(@Nullable Object source, Part part) {
        this.source = source;
        this.part = part;
        this.references = collect(part);
    }

    /**
     * Compiles a value.
     *
     * @throws TemplateException for an unclosed <code>${</code> or an expression that cannot be compiled, with the place
     *     inside the value; {@link #problems} finds all of them
     */
    public static Template parse(@Nullable Object value) {
        return new Template(value, Part.of(value, ""));
    }

    /** Returns every fault in a value, empty when {@link #parse} accepts it. */
    public static List<TemplateException> problems(@Nullable Object value) {
        var problems = new ArrayList<TemplateException>();
        collectProblems(value, "", problems);
        return problems;
    }

    private static void collectProblems(@Nullable Object value, String path, List<TemplateException> problems) {
        switch (value) {
            case String text -> {
                try {
                    Part.of(text, path);
                } catch (TemplateException problem) {
                    problems.add(problem);
                }
            }
            case Map<?, ?> map ->
                map.forEach((key, item) -> collectProblems(item, Part.member(path, String.valueOf(key)), problems));
            case List<?> list -> {
                for (int i = 0; i < list.size(); i++) {
                    collectProblems(list.get(i), path + "[" + i + "]", problems);
                }
            }
            case null, default -> {}
        }
    }

    /** Returns the value it was compiled from. */
    public @Nullable Object source() {
        return source;
    }

    /** Returns all names its expressions use. */
    public References references() {
        return references;
    }

    /** Returns true when it holds no expression. */
    public boolean isLiteral() {
        return part instanceof Part.Literal;
    }

    /** Returns the expression when the template is exactly one, else null. */
    public @Nullable Expression expression() {
        return part instanceof Part.Value value ? value.expression() : null;
    }

    /** Calls the visitor with the place of each expression ({@code items[0].url}) and the expression. */
    public void visit(BiConsumer<String, Expression> visitor) {
        visit(part, "", visitor);
    }

    /**
     * Works the template out.
     *
     * @throws dev.foldwork.flow.expression.ExpressionException when an expression fails
     */
    public @Nullable Object resolve(Map<String, ? extends @Nullable Object> scope, EvaluationContext context) {
        return part.resolve(scope, context);
    }

    private static void visit(Part part, String path, BiConsumer<String, Expression> visitor) {
        switch (part) {
            case Part.Literal ignored -> {}
            case Part.Value(var expression) -> visitor.accept(path, expression);
            case Part.Text(var pieces) -> pieces.forEach(piece -> visit(piece, path, visitor));
            case Part.Members(var members) ->
                members.forEach((name, member) -> visit(member, Part.member(path, name), visitor));
            case Part.Items(var items) -> {
                for (int i = 0; i < items.size(); i++) {
                    visit(items.get(i), path + "[" + i + "]", visitor);
                }
            }
        }
    }

    private static References collect(Part part) {
        var all = new References[] {References.NONE};
        visit(part, "", (path, expression) -> all[0] = all[0].and(expression.references()));
        return all[0];
    }

    /** Returns a template of these named templates, as a map. */
    public static Template ofMembers(Map<String, Template> members) {
        var source = new LinkedHashMap<String, @Nullable Object>();
        members.forEach((name, template) -> source.put(name, template.source()));
        return parse(source);
    }
}
