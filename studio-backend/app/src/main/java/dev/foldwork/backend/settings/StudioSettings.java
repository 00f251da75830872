package dev.foldwork.backend.settings;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What the service is told about its pages.
 *
 * @param studio the folder with the built pages; without one the service answers programs only
 */
@ConfigurationProperties("foldwork")
public record StudioSettings(@Nullable Path studio) {}
