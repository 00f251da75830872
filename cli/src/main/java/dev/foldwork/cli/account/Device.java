package dev.foldwork.cli.account;

import dev.foldwork.cli.Terminal;
import dev.foldwork.cli.cloud.Account;
import dev.foldwork.cli.cloud.Backend;
import dev.foldwork.cli.cloud.LoginFile;
import dev.foldwork.flow.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;

/** What this machine calls itself, and where it keeps its login. */
final class Device {

    private static final int LONGEST = 100;

    private Device() {}

    /** Returns what people see before they approve. */
    static String name() {
        String name = "foldwork, " + System.getProperty("user.name") + " on " + host();
        String plain = name.replaceAll("\\p{Cntrl}", " ");
        return plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain;
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "some computer";
        }
    }

    /** Keeps a login and says whose it is. */
    static void keep(Backend login, Path data, Terminal terminal, boolean json) throws IOException {
        Account account = Account.of(login);
        LoginFile.in(data).write(login);
        if (json) {
            terminal.out().println(Json.write(account.toJson()));
        } else {
            terminal.out().println("Signed in as " + account.line());
        }
    }
}
