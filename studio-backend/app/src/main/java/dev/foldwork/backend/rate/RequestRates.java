package dev.foldwork.backend.rate;

import dev.foldwork.backend.access.Caller;
import dev.foldwork.backend.problem.ApiProblem;
import dev.foldwork.backend.problem.Code;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * How often a token or session may call, whatever it calls. Thread-safe.
 *
 * <p>A backend takes some calls in advance and gives them out without asking the database; those it does not give out
 * are lost after a while, so that all backends together never let through more than one would.
 */
final class RequestRates implements HandlerInterceptor {

    private static final int REMEMBERED = 10_000;
    private static final long KEPT_NANOS = Duration.ofMinutes(1).toNanos();
    /** A share so small that ten backends holding one each hold less than a tenth of what a caller may do. */
    private static final int SHARES = 120;

    private final SharedRates rates;
    private final int perMinute;
    private final int share;
    private final Map<UUID, Share> shares = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Share> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** Calls taken in advance. */
    private static final class Share {
        private int left;
        private long takenAt;
    }

    RequestRates(SharedRates rates, int perMinute) {
        this.rates = rates;
        this.perMinute = perMinute;
        this.share = Math.max(1, perMinute / SHARES);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getDispatcherType() == DispatcherType.REQUEST && Caller.of(request) instanceof Caller caller) {
            long pause = take(caller.credential().id());
            if (pause > 0) {
                throw new ApiProblem(
                        Code.RATE_LIMITED,
                        "This token or session calls more than " + perMinute + " times a minute. Come again in " + pause
                                + " s.",
                        List.of(),
                        Map.of(ApiProblem.RETRY_AFTER, pause));
            }
        }
        return true;
    }

    /** Takes one call; returns 0, or after how many seconds to come again. */
    long take(UUID credential) {
        Share mine;
        synchronized (shares) {
            mine = shares.computeIfAbsent(credential, any -> new Share());
        }
        synchronized (mine) {
            long now = System.nanoTime();
            if (mine.left == 0 || now - mine.takenAt > KEPT_NANOS) {
                long pause = rates.take("caller " + credential, perMinute, share);
                if (pause > 0) {
                    return pause;
                }
                mine.left = share;
                mine.takenAt = now;
            }
            mine.left--;
            return 0;
        }
    }
}
