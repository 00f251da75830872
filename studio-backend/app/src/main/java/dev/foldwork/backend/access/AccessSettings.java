package dev.foldwork.backend.access;

import dev.foldwork.backend.settings.BackendSettings;
import java.time.InstantSource;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts the door before everything else, and the access check before every handler. */
@Configuration(proxyBeanMethods = false)
class AccessSettings implements WebMvcConfigurer {

    @Bean
    Tokens tokens(DSLContext database, InstantSource clock, BackendSettings settings) {
        var tokens = new Tokens(new TokenStore(database), clock);
        tokens.establish("admin", TokenFile.token(settings.tokenFile(), tokens::create), Scope.ADMIN, Role.OWNER);
        tokens.establish(
                "worker", TokenFile.token(settings.workerTokenFile(), tokens::create), Scope.WORKER, Role.VIEWER);
        return tokens;
    }

    @Bean
    FilterRegistrationBean<DoorFilter> door(Tokens tokens, BackendSettings settings) {
        var names = Names.of(settings.port(), settings.allowedHosts(), settings.allowedOrigins());
        var registration = new FilterRegistrationBean<>(new DoorFilter(names, tokens));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        registration.addUrlPatterns("/*");
        return registration;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new AccessCheck());
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new CallerArgument());
    }
}
