/** Tests of backups. */
package dev.foldwork.cli.backup;
