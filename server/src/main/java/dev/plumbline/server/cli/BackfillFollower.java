package dev.plumbline.server.cli;

import dev.plumbline.server.cli.RunningServer.Answer;
import java.io.Console;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** Asks how a job stands until it stands still, and shows a progress bar meanwhile: on a terminal one line that is written anew. */
final class BackfillFollower {
    private static final Duration BETWEEN_TWO_LOOKS = Duration.ofMillis(500);
    private static final int LOOKS_OF_A_LINE = 10;
    private static final int LOOKS_WITHOUT_MOVE = 150;
    private static final Set<String> OVER = Set.of("done", "cancelled", "failed");

    private final RunningServer server;
    private final PrintWriter out;
    private final boolean shows;
    private final boolean isTerminal;
    private boolean lineIsOpen;
    private int looks;
    private int unmoved;
    private long lastSent = -1;

    /** @param shows whether somebody looks on */
    BackfillFollower(RunningServer server, PrintWriter out, boolean shows) {
        this.server = server;
        this.out = out;
        this.shows = shows;
        this.isTerminal = Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .isPresent();
    }

    /** The plan, or how it ended. */
    Answer untilPlanned(String path) {
        return until(path, report -> !AskingCommand.text(report, "state").equals("planning"));
    }

    /** The end, or a pause. What is then still on its way to Klaviyo is waited for as long as it moves. */
    Answer untilEnded(String path) {
        return until(path, report -> {
            String state = AskingCommand.text(report, "state");
            return state.equals("paused") || (OVER.contains(state) && !moves(report.path("counts")));
        });
    }

    private boolean moves(JsonNode counts) {
        long sent = counts.path("sent").asLong();
        unmoved = sent == lastSent ? unmoved + 1 : 0;
        lastSent = sent;
        return counts.path("queued").asLong() > 0 && unmoved < LOOKS_WITHOUT_MOVE;
    }

    private Answer until(String path, Predicate<JsonNode> end) {
        while (true) {
            Answer answer = server.get(path);
            if (!(answer instanceof Answer.Found found) || end.test(found.body())) {
                closeLine();
                return answer;
            }
            show(found.body());
            try {
                Thread.sleep(BETWEEN_TWO_LOOKS);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                closeLine();
                return new Answer.Failed("Interrupted; the job goes on. ./plumbline backfill list shows it.");
            }
        }
    }

    private void show(JsonNode report) {
        if (!shows) {
            return;
        }
        if (isTerminal) {
            out.print("\r\u001b[K" + BackfillText.progress(report));
            lineIsOpen = true;
        } else if (looks++ % LOOKS_OF_A_LINE == 0) {
            out.println(BackfillText.progress(report));
        }
        out.flush();
    }

    private void closeLine() {
        if (lineIsOpen) {
            out.print("\r\u001b[K");
            out.flush();
            lineIsOpen = false;
        }
    }
}
