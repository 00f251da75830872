package dev.foldwork.backend.run;

import dev.foldwork.backend.settings.BackendSettings;
import dev.foldwork.conductor.client.CloudEngine;
import dev.foldwork.conductor.client.ConductorApi;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The way to the cloud engine. */
@Configuration(proxyBeanMethods = false)
class EngineSettings {

    @Bean
    CloudEngine cloudEngine(BackendSettings settings) {
        return new CloudEngine(new ConductorApi(settings.conductor()));
    }
}
