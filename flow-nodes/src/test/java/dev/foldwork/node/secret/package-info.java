@org.jspecify.annotations.NullMarked
package dev.foldwork.node.secret;
