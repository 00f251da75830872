package dev.foldwork.flow.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.flow.connection.ConnectionKind;
import dev.foldwork.flow.connection.ConnectionKinds;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConnectionFieldsTest {

    private static List<String> problems(String kind, Map<String, Object> fields) {
        return ConnectionFields.problems(ConnectionKinds.find(kind).orElseThrow(), fields);
    }

    private static List<String> http(Object... more) {
        var fields = new java.util.LinkedHashMap<String, Object>();
        fields.put("baseUrl", "https://api.example.com/v2");
        for (int i = 0; i < more.length; i += 2) {
            fields.put(String.valueOf(more[i]), more[i + 1]);
        }
        return problems("http", fields);
    }

    @Test
    void takesEveryWayToSignIn() {
        assertThat(http()).isEmpty();
        assertThat(http("auth", "none")).isEmpty();
        assertThat(http("auth", "bearer", "token", "sesame")).isEmpty();
        assertThat(http("auth", "basic", "user", "anna", "password", "sesame")).isEmpty();
        assertThat(http("auth", "header", "header", "X-Key", "value", "sesame")).isEmpty();
        assertThat(http(
                        "auth",
                        "oauth2",
                        "tokenUrl",
                        "https://id.example.com/t",
                        "clientId",
                        "c",
                        "clientSecret",
                        "sesame"))
                .isEmpty();
    }

    @Test
    void namesWhatIsMissingAndWhatIsTooMuch() {
        assertThat(problems("http", Map.of())).containsExactly("'baseUrl' is missing");
        assertThat(http("auth", "basic", "user", "anna"))
                .containsExactly("'password' is missing, which auth 'basic' needs");
        assertThat(http("auth", "none", "token", "sesame")).containsExactly("'token' is not used with auth 'none'");
        assertThat(http("token", "sesame")).containsExactly("'token' is not used with auth not given");
        assertThat(http("auth", "bearrer")).singleElement().asString().contains("Did you mean 'bearer'");
        assertThat(http("autth", "none")).singleElement().asString().contains("'autth' is unknown", "'auth'");
    }

    @Test
    void takesNoAddressThatCarriesMoreThanAPlace() {
        for (String address : List.of(
                "api.example.com",
                "ftp://api.example.com",
                "https://anna:sesame@api.example.com",
                "https://api.example.com/?key=1",
                "https://api.example.com/#a",
                "https://",
                "https://a b")) {
            assertThat(problems("http", Map.of("baseUrl", address))).as(address).hasSize(1);
        }
    }

    @Test
    void showsNothingOfASecretField() {
        assertThat(http("auth", "bearer", "token", "abc"))
                .containsExactly("'token' must be a text of at least 6 characters");
        assertThat(http("auth", "bearer", "token", Map.of("deep", "sesame")))
                .singleElement()
                .asString()
                .doesNotContain("sesame");
    }

    @Test
    void knowsForEachKindWhatIsSecretAndWhereItGoes() {
        for (String name : ConnectionKinds.names()) {
            ConnectionKind kind = ConnectionKinds.find(name).orElseThrow();
            var fields = ((Map<?, ?>) kind.fields().get("properties"));
            assertThat(kind.kind()).isEqualTo(name);
            assertThat(kind.secret()).isNotEmpty();
            assertThat(kind.address()).isNotEmpty().doesNotContainAnyElementsOf(kind.secret());
            for (String field : kind.secret()) {
                assertThat((Map<?, ?>) fields.get(field))
                        .as(name + "." + field)
                        .isEqualTo(Map.of(
                                "type",
                                "string",
                                "title",
                                ((Map<?, ?>) fields.get(field)).get("title"),
                                "minLength",
                                6L));
            }
            assertThat(fields.keySet().stream().map(String::valueOf)).containsAll(kind.address());
        }
        assertThat(problems("smtp", Map.of("host", "mail.example.com", "port", 99_999L)))
                .hasSize(1);
    }
}
