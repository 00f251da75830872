package dev.foldwork.node.builtin.http;

import dev.foldwork.node.NodeFailure;
import dev.foldwork.node.builtin.http.PublicNames.PrivateAddressException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.io.HttpClientResponseHandler;

/** One request and its answer, over a socket that refuses what is not public. */
final class OneCall {

    /** Answers after which the same call may succeed. */
    static final Set<Integer> WORTH_ANOTHER_TRY = Set.of(408, 425, 429, 500, 502, 503, 504);

    private OneCall() {}

    /** Sends a request to an address that was checked, and returns what the reader makes of the answer. */
    static <T> T send(HttpUriRequestBase request, URI url, Reach reach, HttpClientResponseHandler<T> reader)
            throws NodeFailure, InterruptedException {
        String host = String.valueOf(Reach.host(url));
        boolean allowed = reach.isAllowedPrivate(host, Reach.port(url));
        var names = new PublicNames(allowed, SystemDefaultDnsResolver.INSTANCE);
        Thread caller = Thread.currentThread();
        try (CloseableHttpClient client = Clients.open(names, allowed);
                var ignored = Clients.abortOnInterrupt(caller, request)) {
            return client.execute(request, reader);
        } catch (PrivateAddressException trap) {
            throw Reach.refused(host);
        } catch (IOException failure) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            throw new NodeFailure(
                    "HTTP_UNREACHABLE",
                    "'" + host + "' cannot be reached: " + failure.getMessage(),
                    true,
                    null,
                    Duration.ZERO);
        }
    }
}
