package dev.foldwork.flow.expression;

import com.dashjoin.jsonata.Functions;
import com.dashjoin.jsonata.Utils;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** {@code $sort} and {@code $distinct} as the reference has them. */
final class ListFunctions {

    private ListFunctions() {}

    static @Nullable Object distinct(List<?> arguments) {
        Object first = Arguments.at(arguments, 0);
        if (!(first instanceof List<?> list) || list.size() < 2) {
            return first;
        }
        List<Object> distinct = Utils.isSequence(list) ? Utils.createSequence() : new ArrayList<>();
        distinct.addAll(new LinkedHashSet<Object>(list));
        return distinct;
    }

    /** A stable merge sort that asks only whether two values stand in the wrong order. */
    static @Nullable Object sort(List<?> arguments) {
        Object first = Arguments.at(arguments, 0);
        if (!(first instanceof List<?> list) || list.size() < 2) {
            return first;
        }
        Object function = Arguments.at(arguments, 1);
        return sorted(list, function == null ? natural(list) : (left, right) -> swaps(function, left, right));
    }

    private static BiPredicate<Object, Object> natural(List<?> list) {
        if (list.stream().allMatch(Number.class::isInstance)) {
            return (left, right) -> ((Number) left).doubleValue() > ((Number) right).doubleValue();
        }
        if (list.stream().allMatch(String.class::isInstance)) {
            return (left, right) -> ((String) left).compareTo((String) right) > 0;
        }
        throw Arguments.failed("$sort: without a function it sorts numbers only or texts only", "D3070");
    }

    private static boolean swaps(Object function, Object left, Object right) {
        try {
            return Boolean.TRUE.equals(Functions.toBoolean(Functions.funcApply(function, List.of(left, right))));
        } catch (RuntimeException | Error fault) {
            throw fault;
        } catch (Throwable fault) {
            throw new IllegalStateException(fault);
        }
    }

    private static List<Object> sorted(List<?> list, BiPredicate<Object, Object> swaps) {
        if (list.size() < 2) {
            return new ArrayList<>(list);
        }
        int middle = list.size() / 2;
        List<Object> left = sorted(list.subList(0, middle), swaps);
        List<Object> right = sorted(list.subList(middle, list.size()), swaps);
        var merged = new ArrayList<>(list.size());
        int l = 0;
        int r = 0;
        while (l < left.size() && r < right.size()) {
            merged.add(swaps.test(left.get(l), right.get(r)) ? right.get(r++) : left.get(l++));
        }
        merged.addAll(left.subList(l, left.size()));
        merged.addAll(right.subList(r, right.size()));
        return merged;
    }
}
