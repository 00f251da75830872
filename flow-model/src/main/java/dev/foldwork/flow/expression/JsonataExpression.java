package dev.foldwork.flow.expression;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import dev.foldwork.flow.json.Json;
import dev.foldwork.flow.json.JsonException;
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
        try {
            Object raw = parsed.evaluate(scope, Functions.frame(parsed, context));
            return Json.normalize(ResultSize.checked(raw, context.bounds().items()));
        } catch (ExpressionException known) {
            throw known;
        } catch (JException fault) {
            throw failed(String.valueOf(fault.getMessage()), fault.getLocation(), fault.getError());
        } catch (JsonException fault) {
            throw failed("the result is not JSON: " + fault.getMessage(), -1, null);
        } catch (StackOverflowError deep) {
            throw new ExpressionException(
                    "EXPRESSION_TOO_DEEP", "'" + Expressions.shortened(source) + "' nests too deep", -1, "D1010");
        } catch (RuntimeException fault) {
            throw failed(String.valueOf(fault.getMessage()), -1, ReferenceCodes.of(fault));
        } catch (LinkageError | AssertionError fault) {
            throw failed(String.valueOf(fault), -1, null);
        } catch (Error fault) {
            // The port signals some faults with a bare Error; anything of the virtual machine goes on.
            if (fault instanceof VirtualMachineError) {
                throw fault;
            }
            throw failed(String.valueOf(fault.getMessage()), -1, null);
        }
    }

    private ExpressionException failed(String why, int position, @Nullable String reference) {
        String code = reference != null && reference.matches("[A-Z]\\d{4}") ? reference : null;
        return new ExpressionException(
                "EXPRESSION_FAILED", "'" + Expressions.shortened(source) + "': " + why, position, code);
    }
}
