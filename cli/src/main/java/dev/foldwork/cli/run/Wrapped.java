package dev.foldwork.cli.run;

import java.util.ArrayList;
import java.util.List;

/** Breaks text into lines of a width, at spaces where there are some. */
final class Wrapped {

    private Wrapped() {}

    static List<String> lines(String text, int width) {
        var lines = new ArrayList<String>();
        for (String paragraph : text.split("\n", -1)) {
            String rest = paragraph;
            while (rest.length() > width) {
                int space = rest.lastIndexOf(' ', width);
                int end = space > width / 3 ? space : width;
                lines.add(rest.substring(0, end));
                rest = "  " + rest.substring(end).strip();
            }
            lines.add(rest);
        }
        return lines;
    }
}
