package dev.foldwork.backend.audit;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Has changes that no module writes down itself written down behind their handlers. */
@Configuration(proxyBeanMethods = false)
class AuditSettings implements WebMvcConfigurer {

    private final Audit audit;

    AuditSettings(Audit audit) {
        this.audit = audit;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new ChangeWitness(audit));
    }
}
