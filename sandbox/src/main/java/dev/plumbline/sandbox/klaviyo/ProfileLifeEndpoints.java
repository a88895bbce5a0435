package dev.plumbline.sandbox.klaviyo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** How profiles end: merged into another, or deleted on somebody's demand. Both happen later, and nobody is told. */
final class ProfileLifeEndpoints {
    private final Account account;

    ProfileLifeEndpoints(Account account) {
        this.account = account;
    }

    void register(Router router) {
        router.add("POST", "/api/profile-merge", Tier.M, this::merge);
        router.add("POST", "/api/data-privacy-deletion-jobs", Tier.S, this::delete);
    }

    private Reply merge(Call call) {
        Bodies.require(Bodies.MERGE, call.body());
        JsonNode data = call.body().path("data");
        JsonNode sources = data.path("relationships").path("profiles").path("data");
        if (sources.size() != 1) {
            throw new ApiException(
                    ApiError.invalid("Exactly one profile can be merged.", "/data/relationships/profiles/data"));
        }
        String into = account.profiles().required(data.path("id").asString("")).id();
        String from = account.profiles()
                .required(sources.get(0).path("id").asString(""))
                .id();
        if (into.equals(from)) {
            throw new ApiException(ApiError.invalid("A profile cannot be merged into itself.", "/data/id"));
        }
        account.jobs().submit("profile-merge", List.of(data), call.now(), row -> {
            account.profiles()
                    .merge(account.profiles().required(into), account.profiles().required(from), call.now());
            account.events().handOver(from, into);
        });
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.putObject("data").put("type", "profile").put("id", into);
        return Reply.json(202, document);
    }

    private Reply delete(Call call) {
        Bodies.require(Bodies.DELETION, call.body());
        JsonNode profile =
                call.body().path("data").path("attributes").path("profile").path("data");
        List<Optional<Profile>> named = new ArrayList<>();
        if (profile.hasNonNull("id")) {
            named.add(account.profiles().find(profile.path("id").asString("")));
        }
        for (String kind : List.of("email", "phone_number")) {
            if (profile.path("attributes").hasNonNull(kind)) {
                named.add(account.profiles()
                        .byIdentifier(
                                kind, profile.path("attributes").path(kind).asString("")));
            }
        }
        if (named.size() != 1) {
            throw new ApiException(ApiError.invalid(
                    "Exactly one of email, phone_number or id is required.", "/data/attributes/profile/data"));
        }
        Profile doomed = named.getFirst()
                .orElseThrow(() -> new ApiException(ApiError.notFound("No profile has this identifier.")));
        account.jobs()
                .submit(
                        "data-privacy-deletion-job",
                        List.of(profile),
                        call.now(),
                        row -> account.profiles().delete(account.profiles().required(doomed.id())));
        return Reply.empty(202);
    }
}
