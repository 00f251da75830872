package dev.foldwork.backend.wire;

import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Makes the flow model's JSON the only form of bodies. */
@Configuration(proxyBeanMethods = false)
class WireSettings implements WebMvcConfigurer {

    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder builder) {
        builder.withJsonConverter(new JsonConverter());
    }
}
