package dev.foldwork.backend.problem;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** Has the container write problem documents, not pages, for what it refuses before any filter: paths and headers it cannot read. */
@Component
final class UnreachedProblems implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(Report.class.getName());
            }
        });
    }

    /** The last word on an answer that nobody has written; made by the container, hence public. */
    public static final class Report extends ErrorReportValve {

        private static final Logger LOG = LoggerFactory.getLogger(Report.class);

        @Override
        protected void report(Request request, Response response, Throwable failure) {
            boolean unwritten = response.getStatus() >= 400 && response.getContentWritten() == 0;
            if (!unwritten || !response.setErrorReported()) {
                return;
            }
            try {
                write(ContainerErrors.document(response.getStatus(), request), response);
            } catch (IOException | IllegalStateException gone) {
                LOG.debug("a refusal reached nobody", gone);
            }
        }

        private static void write(ProblemDocument document, HttpServletResponse response) throws IOException {
            response.setHeader("X-Content-Type-Options", "nosniff");
            response.setHeader("Cache-Control", "no-store");
            document.writeTo(response);
            response.flushBuffer();
        }
    }
}
