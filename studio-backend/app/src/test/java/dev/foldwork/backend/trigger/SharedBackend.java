package dev.foldwork.backend.trigger;

import java.nio.file.Files;
import java.time.Instant;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives test classes one service, which is started once and closed behind the last of them. */
final class SharedBackend implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == TestingBackend.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(SharedBackend.class))
                .computeIfAbsent(TestingBackend.class, key -> start(), TestingBackend.class);
    }

    private static TestingBackend start() {
        try {
            return new TestingBackend(
                    Files.createTempDirectory("foldwork-triggers"),
                    new TestingClock(Instant.parse("2030-01-01T00:00:00Z")));
        } catch (Exception failure) {
            throw new IllegalStateException("the service does not start", failure);
        }
    }
}
