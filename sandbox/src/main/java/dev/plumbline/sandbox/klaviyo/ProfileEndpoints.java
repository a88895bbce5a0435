package dev.plumbline.sandbox.klaviyo;

import dev.plumbline.sandbox.klaviyo.Filter.Condition;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Profiles: upserted one by one or by thousands, created, changed, read. */
final class ProfileEndpoints {
    private static final String JOB = "profile-bulk-import-job";
    private static final int LARGEST = 100 * 1024;
    private static final Set<String> FILTERS = Set.of(
            "equals:id",
            "any:id",
            "equals:email",
            "any:email",
            "equals:phone_number",
            "any:phone_number",
            "equals:external_id",
            "any:external_id",
            "greater-than:created",
            "less-than:created",
            "greater-than:updated",
            "less-than:updated");

    private final Account account;

    ProfileEndpoints(Account account) {
        this.account = account;
    }

    void register(Router router) {
        router.add("POST", "/api/profile-import", Tier.L, this::upsert);
        router.add("POST", "/api/profiles", Tier.L, this::create);
        router.add("GET", "/api/profiles", Tier.L, this::list);
        router.add("GET", "/api/profiles/{}", Tier.L, this::get);
        router.add("PATCH", "/api/profiles/{}", Tier.L, this::patch);
        router.add("POST", "/api/profile-bulk-import-jobs", Tier.M, this::importBulk);
        router.add("GET", "/api/profile-bulk-import-jobs", Tier.M, this::jobs);
        router.add("GET", "/api/profile-bulk-import-jobs/{}", Tier.M, this::job);
        router.add("GET", "/api/profile-bulk-import-jobs/{}/import-errors", Tier.M, this::importErrors);
    }

    private Reply upsert(Call call) {
        JsonNode resource = checked(call);
        Profiles.Upserted upserted = account.profiles().upsert(resource, resource.path("meta"), call.now());
        return document(upserted.isNew() ? 201 : 200, upserted.profile(), call);
    }

    private Reply create(Call call) {
        JsonNode resource = checked(call);
        account.profiles().match(resource).ifPresent(known -> {
            throw new ApiException(ApiError.duplicateProfile(known.id()));
        });
        return document(
                201,
                account.profiles()
                        .upsert(resource, resource.path("meta"), call.now())
                        .profile(),
                call);
    }

    private Reply patch(Call call) {
        Bodies.require(Bodies.PROFILE, call.body());
        JsonNode resource = call.body().path("data");
        if (!resource.path("id").asString("").equals(call.id())) {
            throw new ApiException(ApiError.invalid("The id must be the one of the path.", "/data/id"));
        }
        checked(call);
        return document(
                200, account.profiles().patch(account.profiles().required(call.id()), resource, call.now()), call);
    }

    private static JsonNode checked(Call call) {
        Bodies.require(Bodies.PROFILE, call.body());
        JsonNode resource = call.body().path("data");
        List<ApiError> errors = new ArrayList<>();
        Profiles.checkIdentifiers(resource, "/data", errors);
        checkSize(resource, "/data", errors);
        if (!errors.isEmpty()) {
            throw new ApiException(errors);
        }
        return resource;
    }

    private static void checkSize(JsonNode resource, String pointer, List<ApiError> errors) {
        if (resource.toString().getBytes(StandardCharsets.UTF_8).length > LARGEST) {
            errors.add(ApiError.invalid("The profile is larger than 100 KB.", pointer));
        }
    }

    private Reply get(Call call) {
        return document(200, account.profiles().required(call.id()), call);
    }

    private static Reply document(int status, Profile profile, Call call) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.set("data", Pages.sparse(profile.resource(), call));
        return Reply.json(status, document);
    }

    private Reply list(Call call) {
        List<Condition> conditions = call.parameter("filter")
                .map(text -> Filter.parse(text, FILTERS))
                .orElse(List.of());
        String sort = call.parameter("sort").orElse("id");
        String field = sort.replaceFirst("^-", "");
        if (!Set.of("id", "created", "updated", "email").contains(field)) {
            throw new ApiException(ApiError.invalidParameter("'" + sort + "' is no sort.", "sort"));
        }
        Comparator<String> order = sort.startsWith("-") ? Comparator.reverseOrder() : Comparator.naturalOrder();
        List<Pages.Row> found = account.profiles().all().stream()
                .filter(profile -> conditions.stream().allMatch(condition -> holds(condition, profile)))
                .map(profile -> new Pages.Row(sortKey(profile, field) + "|" + profile.id(), profile::resource))
                .toList();
        return Reply.json(200, Pages.of(found, order, call, new Pages.Size(20, 100)));
    }

    private static String sortKey(Profile profile, String field) {
        return switch (field) {
            case "created" -> Pages.key(profile.created());
            case "updated" -> Pages.key(profile.updated());
            case "email" -> profile.text("email").orElse("");
            default -> profile.id();
        };
    }

    private static boolean holds(Condition condition, Profile profile) {
        return switch (condition.field()) {
            case "id" -> condition.values().contains(profile.id());
            case "created" -> compares(condition, profile.created());
            case "updated" -> compares(condition, profile.updated());
            default ->
                profile.text(condition.field())
                        .filter(value -> condition.values().contains(value))
                        .isPresent();
        };
    }

    private static boolean compares(Condition condition, Instant time) {
        try {
            Instant bound = OffsetDateTime.parse(condition.value()).toInstant();
            return condition.operator().equals("greater-than") ? time.isAfter(bound) : time.isBefore(bound);
        } catch (DateTimeParseException malformed) {
            throw new ApiException(ApiError.invalidParameter("Invalid time in the filter.", "filter"));
        }
    }

    /** A malformed address refuses the whole request; a malformed number is left out without a word. */
    private Reply importBulk(Call call) {
        Bodies.require(Bodies.PROFILE_JOB, call.body());
        JsonNode rows =
                call.body().path("data").path("attributes").path("profiles").path("data");
        List<ApiError> errors = new ArrayList<>();
        List<JsonNode> taken = new ArrayList<>();
        for (int n = 0; n < rows.size(); n++) {
            JsonNode row = withoutBadPhone(rows.get(n));
            Profiles.checkIdentifiers(row, "/data/attributes/profiles/data/" + n, errors);
            checkSize(row, "/data/attributes/profiles/data/" + n, errors);
            taken.add(row);
        }
        if (!errors.isEmpty()) {
            throw new ApiException(errors);
        }
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.set(
                "data",
                account.jobs()
                        .submit(
                                JOB,
                                taken,
                                call.now(),
                                row -> account.profiles().upsert(row, row.path("meta"), call.now())));
        return Reply.json(202, document);
    }

    private static JsonNode withoutBadPhone(JsonNode row) {
        String phone = row.path("attributes").path("phone_number").asString("");
        if (phone.isEmpty() || Profiles.isPhone(phone)) {
            return row;
        }
        ObjectNode copy = (ObjectNode) row.deepCopy();
        copy.withObject("/attributes").remove("phone_number");
        return copy;
    }

    private Reply jobs(Call call) {
        List<Condition> conditions = call.parameter("filter")
                .map(text -> Filter.parse(text, Set.of("equals:status", "any:status")))
                .orElse(List.of());
        return Reply.json(
                200, Pages.of(account.jobs().all(JOB, conditions, call.now()), call, new Pages.Size(20, 100)));
    }

    private Reply job(Call call) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.set("data", account.jobs().find(JOB, call.id(), call.now()).orElseThrow(() -> noJob(call)));
        return Reply.json(200, document);
    }

    private Reply importErrors(Call call) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.set(
                "data", account.jobs().importErrors(JOB, call.id(), call.now()).orElseThrow(() -> noJob(call)));
        document.putObject("links").putNull("next");
        return Reply.json(200, document);
    }

    private static ApiException noJob(Call call) {
        return new ApiException(ApiError.notFound("A job with id " + call.id() + " does not exist."));
    }
}
