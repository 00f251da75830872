package dev.foldwork.backend.people;

import dev.foldwork.backend.problem.ApiProblem;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The page that follows a sign-in: a page of ours, by what is allowed to stand in its path. */
final class NextPage {

    private static final Pattern PAGE = Pattern.compile(
            "/|(/[A-Za-z0-9][A-Za-z0-9._~-]{0,60}){1,6}/?" + "(\\?[A-Za-z0-9._~=&-]{0,60})?(#[A-Za-z0-9._~=-]{0,60})?");
    /** Not pages: what answers a link there is for programs. */
    private static final Pattern NO_PAGE = Pattern.compile("/(api|internal|hooks|health)([/?#].*)?");

    private NextPage() {}

    /**
     * Returns the page, the first one when none was asked for.
     *
     * @throws ApiProblem REQUEST_INVALID
     */
    static String of(@Nullable String next) {
        if (next == null || next.isEmpty()) {
            return "/";
        }
        if (!PAGE.matcher(next).matches() || NO_PAGE.matcher(next).matches()) {
            throw ApiProblem.field("next", "the path of a page of the studio, such as /flows");
        }
        return next;
    }
}
