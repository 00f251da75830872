package dev.foldwork.backend;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The packages of the service are modules: no cycles, and nobody reaches into another one's inside. */
class ModulesTest {

    @Test
    void keepToTheirBoundaries() {
        ApplicationModules.of(BackendMain.class).verify();
    }
}
