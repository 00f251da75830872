package dev.foldwork.backend.flow;

import dev.foldwork.flow.nodetype.NodeTypes;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The node types that flows may use. */
@Configuration(proxyBeanMethods = false)
class NodeTypeSettings {

    @Bean
    @ConditionalOnMissingBean
    NodeTypes nodeTypes() {
        return NodeTypes.builtIn();
    }
}
