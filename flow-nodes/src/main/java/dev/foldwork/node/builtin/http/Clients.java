package dev.foldwork.node.builtin.http;

import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.BasicHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.DefaultHttpClientConnectionOperator;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.util.Timeout;

/** HTTP clients for one call each: no cookies, no proxy, no kept connection, no redirect that nobody looked at. */
final class Clients {

    private static final long LOOK_MILLIS = 50;
    private static final Timeout CONNECT = Timeout.ofSeconds(20);
    private static final Timeout SILENCE = Timeout.ofMinutes(10);

    private Clients() {}

    static CloseableHttpClient open(DnsResolver names, boolean privateAllowed) {
        var tls = RegistryBuilder.<TlsSocketStrategy>create()
                .register("https", DefaultClientTlsStrategy.createDefault())
                .build();
        var operator =
                new DefaultHttpClientConnectionOperator(proxy -> new GuardedSocket(privateAllowed), null, names, tls);
        var connections = new BasicHttpClientConnectionManager(operator, null);
        connections.setConnectionConfig(ConnectionConfig.custom()
                .setConnectTimeout(CONNECT)
                .setSocketTimeout(SILENCE)
                .build());
        return HttpClients.custom()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(
                        RequestConfig.custom().setResponseTimeout(SILENCE).build())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .build();
    }

    /** Aborts the request when the thread is interrupted, as a blocked read does not hear it; ends when closed. */
    static Watch abortOnInterrupt(Thread caller, HttpUriRequestBase request) {
        var over = new AtomicBoolean();
        Thread.ofVirtual().start(() -> {
            while (!over.get()) {
                if (caller.isInterrupted()) {
                    request.abort();
                    return;
                }
                try {
                    Thread.sleep(LOOK_MILLIS);
                } catch (InterruptedException never) {
                    return;
                }
            }
        });
        return () -> over.set(true);
    }

    /** Something that goes on until it is closed. */
    interface Watch extends AutoCloseable {
        @Override
        void close();
    }
}
