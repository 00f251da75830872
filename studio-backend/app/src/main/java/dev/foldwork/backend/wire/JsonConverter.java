package dev.foldwork.backend.wire;

import dev.foldwork.backend.problem.ApiProblem;
import dev.foldwork.backend.problem.Code;
import dev.foldwork.flow.json.Json;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;

/** Reads and writes JSON objects with the flow model's JSON, within the size limit. */
final class JsonConverter extends AbstractHttpMessageConverter<Map<String, @Nullable Object>> {

    JsonConverter() {
        super(MediaType.APPLICATION_JSON, MediaType.APPLICATION_PROBLEM_JSON);
    }

    @Override
    protected boolean supports(Class<?> type) {
        return Map.class.isAssignableFrom(type);
    }

    @Override
    protected Map<String, @Nullable Object> readInternal(
            Class<? extends Map<String, @Nullable Object>> type, HttpInputMessage message) throws IOException {
        byte[] body = message.getBody().readNBytes(Limits.BODY_BYTES + 1);
        if (body.length > Limits.BODY_BYTES) {
            throw new ApiProblem(Code.BODY_TOO_LARGE, Limits.BODY_MESSAGE);
        }
        return Json.object(body);
    }

    @Override
    protected void writeInternal(Map<String, @Nullable Object> value, HttpOutputMessage message) throws IOException {
        byte[] body = Json.bytes(value);
        message.getHeaders().setContentLength(body.length);
        message.getBody().write(body);
    }
}
