package dev.plumbline.sandbox.klaviyo;

import java.util.List;

/** Consent is nobody's business but the person's: whatever is asked of these endpoints is only counted. A mirror's count stays 0. */
final class ConsentEndpoints {
    private static final List<String> WRITES = List.of(
            "/api/profile-subscription-bulk-create-jobs",
            "/api/profile-subscription-bulk-delete-jobs",
            "/api/profile-suppression-bulk-create-jobs",
            "/api/profile-suppression-bulk-delete-jobs");

    private final Account account;

    ConsentEndpoints(Account account) {
        this.account = account;
    }

    void register(Router router) {
        WRITES.forEach(path -> router.add("POST", path, Tier.L, call -> {
            account.countConsentWrite();
            return Reply.empty(202);
        }));
    }
}
