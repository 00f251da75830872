package dev.foldwork.backend.access;

import dev.foldwork.backend.settings.BackendSettings;
import dev.foldwork.backend.settings.PeopleSettings;
import java.time.InstantSource;
import java.util.ArrayList;
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
        tokens.establish("admin", TokenFile.token(settings.tokenFile(), Tokens::create), Scope.ADMIN, Role.OWNER);
        tokens.establish(
                "worker", TokenFile.token(settings.workerTokenFile(), Tokens::create), Scope.WORKER, Role.VIEWER);
        return tokens;
    }

    @Bean
    Sessions sessions(DSLContext database, InstantSource clock) {
        return new Sessions(new SessionStore(database), clock);
    }

    @Bean
    Standing standing(Tokens tokens, DSLContext database, InstantSource clock) {
        return new Standing(tokens, new SessionStore(database), clock);
    }

    @Bean
    PersonalTokens personalTokens(DSLContext database, InstantSource clock) {
        return new PersonalTokens(new PersonalTokenStore(database), clock);
    }

    @Bean
    SessionCookie sessionCookie(BackendSettings settings) {
        return new SessionCookie("https".equals(settings.url().getScheme()));
    }

    @Bean
    LoginCookie loginCookie(BackendSettings settings) {
        return new LoginCookie("https".equals(settings.url().getScheme()));
    }

    @Bean
    Names names(BackendSettings settings) {
        var hosts = new ArrayList<String>(settings.allowedHosts());
        hosts.add(settings.url().getAuthority());
        return Names.of(settings.port(), hosts, settings.allowedOrigins());
    }

    @Bean
    FilterRegistrationBean<DoorFilter> door(
            Tokens tokens, Sessions sessions, SessionCookie cookie, Names names, PeopleSettings people) {
        var registration = new FilterRegistrationBean<>(new DoorFilter(
                names, TrustedProxies.of(people.trustedProxies()), new Credentials(tokens, sessions, cookie)));
        // Only the trace is before it: a refusal belongs to one too.
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
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
