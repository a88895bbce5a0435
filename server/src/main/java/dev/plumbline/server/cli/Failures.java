package dev.plumbline.server.cli;

import dev.plumbline.idoc.ControlRecord;
import dev.plumbline.idoc.ReadResult;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;

/** Failures to read files and what is in them, in words. */
final class Failures {
    private Failures() {}

    /** Java's own messages for these say no more than the file's name. */
    static String why(IOException failure) {
        return switch (failure) {
            case NoSuchFileException _ -> "there is no such file";
            case AccessDeniedException _ -> "no permission to read it";
            case FileSystemException other -> Objects.requireNonNullElse(other.getReason(), other.toString());
            default -> Objects.requireNonNullElse(failure.getMessage(), failure.toString());
        };
    }

    /** With the file, where the failure names it. */
    static String inWords(IOException failure) {
        return failure instanceof FileSystemException about && about.getFile() != null
                ? about.getFile() + ": " + why(failure)
                : why(failure);
    }

    /** Which IDoc is broken, behind its place; empty where its control record does not say. */
    static String docnum(ReadResult.Broken broken) {
        return broken.control()
                .map(ControlRecord::docnum)
                .filter(docnum -> !docnum.isEmpty())
                .map(docnum -> " (" + docnum + ")")
                .orElse("");
    }
}
