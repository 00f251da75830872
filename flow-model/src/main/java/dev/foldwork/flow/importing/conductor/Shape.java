package dev.foldwork.flow.importing.conductor;

/** How the output of a Conductor task lies in the outputs of the node it became. */
enum Shape {
    /** The same members. */
    PLAIN,
    /** {@code response.body} is {@code body}, {@code response.statusCode} is {@code status}. */
    HTTP,
    /** {@code result} is {@code value}. */
    VALUE,
    /** All of it is {@code answer}. */
    ANSWER,
    /** Members are the outputs of other tasks. */
    JOIN,
    /** {@code evaluationResult} is {@code case}. */
    SWITCH,
    /** {@code iteration} is {@code iterations}. */
    LOOP
}
