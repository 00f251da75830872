/** Small parts of JavaScript and jq, read and written anew as JSONata; nothing is ever executed. */
@NullMarked
package dev.foldwork.flow.importing.script;

import org.jspecify.annotations.NullMarked;
