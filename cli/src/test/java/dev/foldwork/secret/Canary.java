package dev.foldwork.secret;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Values that are easily found again wherever they should not be. */
final class Canary {

    /** Stands in every value and nowhere else. */
    static final String MARK = "Kanarienvogel";

    private static final String AROUND = "abcXYZ0189-_.~/+=&%$#\"'\\<> ,;:{}[]\u00e4\u20ac";

    private Canary() {}

    /** Returns this many values by name, the same ones each time. */
    static Map<String, String> values(int count) {
        var random = new Random(300);
        var values = new LinkedHashMap<String, String>();
        for (int number = 0; number < count; number++) {
            values.put("S" + number, around(random) + MARK + around(random));
        }
        return values;
    }

    private static String around(Random random) {
        var text = new StringBuilder("k");
        for (int more = 2 + random.nextInt(8); more > 0; more--) {
            text.append(AROUND.charAt(random.nextInt(AROUND.length())));
        }
        return text.append('v').toString();
    }

    /** Returns the forms in which the mark can be found, in small letters where their case does not matter. */
    static List<String> forms() {
        byte[] mark = MARK.getBytes(StandardCharsets.UTF_8);
        var forms = new ArrayList<>(List.of(MARK, HexFormat.of().formatHex(mark)));
        forms.add(HexFormat.of().withUpperCase().formatHex(mark));
        for (int before = 0; before < 3; before++) {
            byte[] placed = new byte[before + mark.length];
            System.arraycopy(mark, 0, placed, before, mark.length);
            String encoded = Base64.getEncoder().withoutPadding().encodeToString(placed);
            forms.add(encoded.substring(before == 0 ? 0 : before + 1, encoded.length() - 1));
        }
        return forms;
    }

    /** Returns which forms stand in these bytes. */
    static List<String> in(byte[] bytes) {
        return in(new String(bytes, StandardCharsets.ISO_8859_1));
    }

    /** Returns which forms stand in a text. */
    static List<String> in(String text) {
        return forms().stream().filter(text::contains).toList();
    }

    /** Returns the text around the first find, for a message. */
    static String around(String text) {
        int at = forms().stream()
                .mapToInt(text::indexOf)
                .filter(place -> place >= 0)
                .min()
                .orElse(0);
        return text.substring(Math.max(0, at - 80), Math.min(text.length(), at + 80));
    }
}
