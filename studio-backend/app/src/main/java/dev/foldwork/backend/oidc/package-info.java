/** Asks OpenID providers who somebody is, and believes only what holds. */
@NullMarked
package dev.foldwork.backend.oidc;

import org.jspecify.annotations.NullMarked;
