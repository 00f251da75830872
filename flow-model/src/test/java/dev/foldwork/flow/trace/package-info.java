/** How traces travel. */
package dev.foldwork.flow.trace;
