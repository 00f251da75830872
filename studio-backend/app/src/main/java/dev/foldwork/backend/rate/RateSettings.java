package dev.foldwork.backend.rate;

import dev.foldwork.backend.settings.BackendSettings;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Counts calls of the REST interface; workers, which have an interface of their own, are not counted. */
@Configuration
class RateSettings implements WebMvcConfigurer {

    private final SharedRates rates;
    private final int perMinute;

    RateSettings(SharedRates rates, BackendSettings settings) {
        this.rates = rates;
        this.perMinute = settings.requestsPerMinute();
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        if (perMinute > 0) {
            registry.addInterceptor(new RequestRates(rates, perMinute)).addPathPatterns("/api/**");
        }
    }
}
