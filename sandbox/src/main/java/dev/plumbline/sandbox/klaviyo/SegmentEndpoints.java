package dev.plumbline.sandbox.klaviyo;

import dev.plumbline.sandbox.klaviyo.Filter.Condition;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Segments and their members, to be read. */
final class SegmentEndpoints {
    private static final Set<String> FILTERS = Set.of("equals:name", "any:name", "equals:id", "any:id");
    private static final Set<String> MEMBER_FILTERS = Set.of(
            "equals:profile_id",
            "any:profile_id",
            "equals:email",
            "any:email",
            "equals:phone_number",
            "any:phone_number");

    private final Account account;

    SegmentEndpoints(Account account) {
        this.account = account;
    }

    void register(Router router) {
        router.add("GET", "/api/segments", Tier.L, this::list);
        router.add("GET", "/api/segments/{}", Tier.XS, this::get);
        router.add("GET", "/api/segments/{}/profiles", Tier.L, this::members);
    }

    private Reply list(Call call) {
        List<Condition> conditions = conditions(call, FILTERS);
        List<ObjectNode> found = account.segments().all().stream()
                .filter(segment -> conditions.stream()
                        .allMatch(condition -> condition
                                .values()
                                .contains(condition.field().equals("id") ? segment.id() : segment.name())))
                .map(Segments.Segment::resource)
                .toList();
        return Reply.json(200, Pages.of(found, call, new Pages.Size(10, 10)));
    }

    private Reply get(Call call) {
        Segments.Segment segment = account.segments().required(call.id());
        ObjectNode resource = segment.resource();
        if (call.parameter("additional-fields[segment]").stream().anyMatch("profile_count"::equals)) {
            resource.withObject("attributes")
                    .put("profile_count", membersOf(segment).count());
        }
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.set("data", resource);
        return Reply.json(200, document);
    }

    private Reply members(Call call) {
        Segments.Segment segment = account.segments().required(call.id());
        List<Condition> conditions = conditions(call, MEMBER_FILTERS);
        List<Pages.Row> rows = membersOf(segment)
                .filter(profile -> conditions.stream().allMatch(condition -> holds(condition, profile)))
                .map(profile -> new Pages.Row(profile.id(), profile::resource))
                .toList();
        return Reply.json(200, Pages.of(rows, Comparator.naturalOrder(), call, new Pages.Size(20, 100)));
    }

    private Stream<Profile> membersOf(Segments.Segment segment) {
        return account.profiles().all().stream().filter(segment::has);
    }

    private static boolean holds(Condition condition, Profile profile) {
        return condition.field().equals("profile_id")
                ? condition.values().contains(profile.id())
                : profile.text(condition.field())
                        .filter(condition.values()::contains)
                        .isPresent();
    }

    private static List<Condition> conditions(Call call, Set<String> allowed) {
        return call.parameter("filter").map(text -> Filter.parse(text, allowed)).orElse(List.of());
    }
}
