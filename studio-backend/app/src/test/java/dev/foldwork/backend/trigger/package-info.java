/** Tests of triggers. */
package dev.foldwork.backend.trigger;
