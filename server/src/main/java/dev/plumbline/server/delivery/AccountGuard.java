package dev.plumbline.server.delivery;

import dev.plumbline.klaviyo.Account;
import dev.plumbline.klaviyo.Failure;
import dev.plumbline.klaviyo.KlaviyoResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Makes sure, before the first write, that the key belongs to the account that is meant. One thread uses it. */
final class AccountGuard {
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);
    private static final Duration AFTER_MISMATCH = Duration.ofMinutes(1);

    private final Optional<String> expected;
    private final String account;
    private boolean sure;
    private boolean asked;
    private Instant next = Instant.MIN;

    /** @param expected Klaviyo's id of the account; empty when any will do */
    AccountGuard(String account, Optional<String> expected) {
        this.account = account;
        this.expected = expected;
        this.sure = expected.isEmpty();
    }

    /** Whether something may be written. */
    boolean isSure() {
        return sure;
    }

    /** Whether to ask Klaviyo now; counts as asked. */
    boolean asksAt(Instant now) {
        if (sure || asked || now.isBefore(next)) {
            return false;
        }
        asked = true;
        return true;
    }

    Instant next() {
        return next;
    }

    /** Takes what Klaviyo says. What is to be told to people when the account must be paused for it, and until when. */
    Optional<BulkOutcome.AccountPaused> heard(KlaviyoResponse<Account> answer, Instant now) {
        asked = false;
        return switch (answer) {
            case KlaviyoResponse.Success<Account> success ->
                compared(success.value().id(), now);
            case KlaviyoResponse.Failed<Account>(Failure failure) -> {
                next = now.plus(AFTER_FAILURE);
                boolean refused =
                        failure instanceof Failure.Unauthorized || failure instanceof Failure.PermissionDenied;
                if (refused) {
                    next = now.plus(Verdicts.PROBE_A_PAUSED_ACCOUNT);
                }
                yield refused
                        ? Optional.of(new BulkOutcome.AccountPaused(
                                next,
                                "the key cannot be checked against klaviyo.account-id (scope accounts:read): "
                                        + failure.summary()))
                        : Optional.empty();
            }
        };
    }

    private Optional<BulkOutcome.AccountPaused> compared(String id, Instant now) {
        sure = expected.equals(Optional.of(id));
        if (sure) {
            return Optional.empty();
        }
        next = now.plus(AFTER_MISMATCH);
        return Optional.of(new BulkOutcome.AccountPaused(
                next,
                "the API key of account " + account + " belongs to Klaviyo account " + id + ", configured is "
                        + expected.orElse("") + ": correct the key or the account id; nothing was sent"));
    }
}
