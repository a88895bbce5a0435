package dev.plumbline.server.access;

import dev.plumbline.server.openapi.Guard;
import java.util.Arrays;
import java.util.Optional;

/** What {@link Routes} says, for the description of the calls. */
final class RoutesGuard implements Guard {
    @Override
    public Optional<Demand> of(String method, String pattern) {
        return Routes.ALL.list().stream()
                .filter(route -> route.toString().equals(method + " " + pattern))
                .findFirst()
                .map(RoutesGuard::demand);
    }

    private static Demand demand(Route route) {
        return switch (route.needs()) {
            case Needs.Nothing() -> new Demand.Nothing();
            case Needs.ToBeKnown() -> new Demand.ToBeKnown();
            case Needs.ToBeAllowed(Permission permission) ->
                new Demand.ToBeAllowed(
                        permission.name(),
                        Arrays.stream(Role.values())
                                .filter(role -> role.may(permission))
                                .map(Role::word)
                                .toList(),
                        route.action());
        };
    }
}
