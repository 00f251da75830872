package dev.foldwork.node.builtin.file;

import dev.foldwork.node.NodeFailure;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;

/** Turns what the system says into failures that name the place and what to do. */
final class Faults {

    private Faults() {}

    /** Work on files. */
    interface Work<T> {

        /** Does the work. */
        T run() throws IOException, NodeFailure, InterruptedException;
    }

    /** Does work on a place and names the place in whatever goes wrong. */
    static <T> T at(Place place, Work<T> work) throws NodeFailure, InterruptedException {
        try {
            return work.run();
        } catch (ClosedByInterruptException interrupted) {
            // The flag is still set; the exception takes its place.
            Thread.interrupted();
            throw new InterruptedException("interrupted at " + place);
        } catch (IOException fault) {
            throw failure(fault, place);
        }
    }

    private static NodeFailure failure(IOException fault, Place place) {
        return switch (fault) {
            case CallFailed refused -> failure(refused, place);
            case NoSuchFileException ignored -> missing(place);
            case AccessDeniedException ignored -> denied(place);
            case FileSystemException broken
            when String.valueOf(broken.getReason()).contains("No space") -> full(place);
            default -> full(fault) ? full(place) : broken(place, fault);
        };
    }

    private static NodeFailure failure(CallFailed refused, Place place) {
        return switch (refused.errno()) {
            case CallFailed.NOT_FOUND -> missing(place);
            case CallFailed.DENIED, CallFailed.NOT_PERMITTED, CallFailed.READ_ONLY -> denied(place);
            case CallFailed.OTHER_DEVICE, CallFailed.LINK -> escapes(place);
            case CallFailed.EXISTS ->
                new NodeFailure(
                        "FILE_EXISTS",
                        capital(place) + " is there already: choose another path, or allow replacing it");
            case CallFailed.NOT_A_FOLDER ->
                new NodeFailure(
                        "NOT_A_FOLDER", capital(place) + " leads through a file, or is no folder: check the path");
            case CallFailed.IS_A_FOLDER -> isFolder(place);
            case CallFailed.NOT_EMPTY ->
                new NodeFailure(
                        "FOLDER_NOT_EMPTY", capital(place) + " is a folder with files in it: set recursive to true");
            case CallFailed.NAME_TOO_LONG ->
                new NodeFailure("PATH_INVALID", capital(place) + " is too long for this file system: shorten it");
            case CallFailed.NO_DEVICE -> special(place);
            case CallFailed.NO_SPACE, CallFailed.OVER_QUOTA -> full(place);
            case CallFailed.TRY_AGAIN, CallFailed.TOO_MANY_OPEN, CallFailed.TOO_MANY_OPEN_HERE ->
                again(
                        "FILE_BUSY",
                        capital(place) + " could not be reached while folders were being moved"
                                + " or too many files were open: try again");
            default -> broken(place, refused);
        };
    }

    static NodeFailure missing(Place place) {
        return new NodeFailure("FILE_NOT_FOUND", capital(place) + " does not exist: check the path");
    }

    static NodeFailure isFolder(Place place) {
        return new NodeFailure("FILE_IS_FOLDER", capital(place) + " is a folder: give the path of a file");
    }

    static NodeFailure special(Place place) {
        return new NodeFailure(
                "FILE_SPECIAL",
                capital(place) + " is a device, a pipe or a socket: only ordinary files and folders are touched");
    }

    static NodeFailure escapes(Place place) {
        return new NodeFailure(
                "PATH_ESCAPES",
                capital(place) + " goes through a link: reading follows only links that stay inside the folder,"
                        + " and changing follows none. Use the real path");
    }

    static NodeFailure tooLarge(Place place, long most, String remedy) {
        return new NodeFailure("FILE_TOO_LARGE", capital(place) + " is larger than " + most + " bytes: " + remedy);
    }

    private static NodeFailure denied(Place place) {
        return new NodeFailure(
                "FILE_DENIED", "The system does not allow this on " + place + ": check the file's permissions");
    }

    private static boolean full(IOException fault) {
        String text = String.valueOf(fault.getMessage());
        return text.contains("No space left") || text.contains("quota exceeded");
    }

    private static NodeFailure full(Place place) {
        return again("DISK_FULL", "No space is left to write " + place + ": nothing was changed; free some space");
    }

    private static NodeFailure broken(Place place, IOException fault) {
        return again("FILE_ERROR", "The system could not do this on " + place + ": " + fault.getMessage());
    }

    static NodeFailure again(String code, String message) {
        return new NodeFailure(code, message, true, null, Duration.ZERO);
    }

    static String capital(Place place) {
        String text = place.toString();
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
