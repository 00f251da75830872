package dev.foldwork.flow.importing.draft;

/** Builds a setting out of plain text and expressions; an expression alone keeps its type. */
public final class Mixed {

    private final StringBuilder text = new StringBuilder();

    public Mixed plain(String part) {
        text.append(Texts.literal(part));
        return this;
    }

    public Mixed expression(String jsonata) {
        int last = text.length() - 1;
        if (last >= 0 && text.charAt(last) == '$') {
            text.replace(last, last + 1, "${ \"$\" }");
        }
        text.append("${ ").append(jsonata).append(" }");
        return this;
    }

    /** Returns the setting. */
    public String text() {
        return text.toString();
    }

    /** Returns an expression as a setting. */
    public static String of(String jsonata) {
        return "${ " + jsonata + " }";
    }
}
