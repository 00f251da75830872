package dev.foldwork.conductor.compiler;

/** What the worker must see to close a body. */
final class Closings {

    private Closings() {}

    static Uses uses(Closing closing) {
        var uses = new Uses();
        return switch (closing) {
            case Closing.Nothing() -> uses;
            case Closing.Outputs(var outputs) -> uses.add(outputs.values());
            case Closing.Turn(var loop) -> uses.addTurn(loop);
        };
    }
}
