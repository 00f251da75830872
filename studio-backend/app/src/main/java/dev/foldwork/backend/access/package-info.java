/** Who may call what: tokens, hosts, origins; closed unless a rule opens it. */
@NullMarked
package dev.foldwork.backend.access;

import org.jspecify.annotations.NullMarked;
