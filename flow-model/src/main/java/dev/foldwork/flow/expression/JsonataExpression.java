package dev.foldwork.flow.expression;

import com.dashjoin.jsonata.Jsonata;
import dev.foldwork.flow.json.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An expression that the JSONata interpreter works out, within bounds. */
final class JsonataExpression implements Expression {

    private final String source;
    private final Jsonata parsed;
    private final References references;

    JsonataExpression(String source, Jsonata parsed, References references) {
        this.source = source;
        this.parsed = parsed;
        this.references = references;
        // Scopes are made of JSON values by construction; walking all of them per evaluation would cost more than the
        // rest.
        parsed.setValidateInput(false);
    }

    static Expression of(String source, References references) {
        return new JsonataExpression(source, Jsonata.jsonata(source), references);
    }

    @Override
    public String source() {
        return source;
    }

    @Override
    public References references() {
        return references;
    }

    @Override
    public @Nullable Object evaluate(Map<String, ? extends @Nullable Object> scope, EvaluationContext context) {
        return evaluateOn(scope, Map.of(), context);
    }

    /** Works the expression out on any JSON value, with further variables; official test cases need both. */
    @Nullable
    Object evaluateOn(
            @Nullable Object input, Map<String, ? extends @Nullable Object> variables, EvaluationContext context) {
        try {
            var frame = Functions.frame(parsed, context);
            variables.forEach((name, value) -> frame.bind(name, PortNumbers.of(value)));
            Object raw = parsed.evaluate(PortNumbers.of(input), frame);
            return Json.normalize(ResultSize.checked(raw, context.bounds().items()));
        } catch (RuntimeException fault) {
            throw Faults.of(fault, source);
        } catch (StackOverflowError deep) {
            throw new ExpressionException(
                    "EXPRESSION_TOO_DEEP", "'" + Expressions.shortened(source) + "' nests too deep", -1, "D1010");
        } catch (VirtualMachineError broken) {
            throw broken;
        } catch (Error fault) {
            // The port signals some faults with a bare Error.
            throw Faults.failed(source, String.valueOf(fault.getMessage()), -1, null);
        }
    }
}
