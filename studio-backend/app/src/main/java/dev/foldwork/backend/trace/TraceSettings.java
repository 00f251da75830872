package dev.foldwork.backend.trace;

import dev.foldwork.flow.trace.SpanSink;
import dev.foldwork.telemetry.Telemetry;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Opens the way of spans, and has every request pass the trace filter first. */
@Configuration(proxyBeanMethods = false)
class TraceSettings {

    private static final Logger LOG = LoggerFactory.getLogger(TraceSettings.class);

    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    SpanSink spans() {
        return Telemetry.open("foldwork-backend", System.getenv(), LOG::warn);
    }

    @Bean
    FilterRegistrationBean<TraceFilter> trace(SpanSink spans, InstantSource clock) {
        var registration = new FilterRegistrationBean<>(new TraceFilter(spans, clock));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        registration.addUrlPatterns("/*");
        return registration;
    }
}
