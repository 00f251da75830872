/** Tests of the audit trail itself. */
package dev.foldwork.backend.audit;
