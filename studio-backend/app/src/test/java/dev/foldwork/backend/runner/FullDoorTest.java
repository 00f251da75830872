package dev.foldwork.backend.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foldwork.backend.Answered;
import dev.foldwork.backend.TestingBackend;
import dev.foldwork.backend.TestingCaller;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/** A team to which as many runners are connected as may be. */
class FullDoorTest {

    private static final TestingBackend BACKEND = TestingBackend.shared();

    @Test
    void turnsTheNextOneAway() throws Exception {
        TestingCaller owner = BACKEND.caller(BACKEND.team(), "olga", "admin");
        var open = new ArrayList<TestingSocket>();
        try {
            for (int i = 0; i < 100; i++) {
                open.add(TestingSocket.open(BACKEND, owner));
            }
            assertThat(TestingSocket.refusal(BACKEND, owner)).isEqualTo(409);
            Answered.note("GET", "/api/v1/runner/connect", "RUNNERS_TOO_MANY");
            TestingSocket.open(BACKEND, BACKEND.caller(BACKEND.team(), "otto", "admin"))
                    .close();
        } finally {
            for (TestingSocket socket : open) {
                socket.close();
            }
        }
    }
}
