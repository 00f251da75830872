package dev.foldwork.backend.oidc;

import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import dev.foldwork.backend.settings.OidcProvider;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Speaks to providers: with time and size bounded, and never to where an answer sends it. Thread-safe. */
final class OidcHttp implements ResourceRetriever {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long MOST_BYTES = 512 << 10;

    private final HttpClient http = HttpClient.newBuilder()
            .followRedirects(Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    /** Fetches a document. */
    @Override
    public Resource retrieveResource(URL address) throws IOException {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(checked(URI.create(address.toString())))
                .header("Accept", "application/json, application/jwk-set+json"));
        if (answer.statusCode() != 200) {
            throw new IOException(address + " answered " + answer.statusCode());
        }
        return new Resource(
                answer.body(), answer.headers().firstValue("Content-Type").orElse("application/json"));
    }

    /** Sends a form. */
    HTTPResponse post(HTTPRequest form) throws IOException, ParseException {
        var request = HttpRequest.newBuilder(checked(form.getURI())).POST(BodyPublishers.ofString(form.getBody()));
        form.getHeaderMap().forEach((name, values) -> values.forEach(value -> request.header(name, value)));
        HttpResponse<String> answer = send(request);
        var response = new HTTPResponse(answer.statusCode());
        response.setContentType(answer.headers().firstValue("Content-Type").orElse("text/plain"));
        response.setBody(answer.body());
        return response;
    }

    private static URI checked(URI address) throws IOException {
        if (!OidcProvider.isAddress(address.toString())) {
            throw new IOException(address + " is no https address");
        }
        return address;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        try {
            return http.send(
                    request.timeout(PATIENCE).build(), BodyHandlers.limiting(BodyHandlers.ofString(), MOST_BYTES));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IOException("the service is stopping", stopping);
        }
    }
}
