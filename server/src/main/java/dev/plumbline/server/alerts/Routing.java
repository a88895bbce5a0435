package dev.plumbline.server.alerts;

import dev.plumbline.server.words.Team;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which channels tell which team. */
final class Routing {
    private final List<Channel> channels;

    /** @param channels each named by its kind, and by its team where it is of one: {@code email}, {@code email/marketing} */
    Routing(Collection<? extends Channel> channels) {
        this.channels = List.copyOf(channels);
    }

    List<Channel> all() {
        return channels;
    }

    List<String> names() {
        return channels.stream().map(Channel::name).toList();
    }

    Optional<Channel> find(String name) {
        return channels.stream().filter(channel -> channel.name().equals(name)).findFirst();
    }

    /** Of each kind the team's own, else the one for all. */
    List<String> of(Team team) {
        List<String> told = new ArrayList<>();
        for (String name : names()) {
            int slash = name.indexOf('/');
            boolean isOfAll = slash < 0 && find(of(name, team)).isEmpty();
            if (isOfAll || (slash >= 0 && name.equals(of(name.substring(0, slash), team)))) {
                told.add(name);
            }
        }
        return told;
    }

    /** The name of a team's own channel. */
    static String of(String kind, Team team) {
        return kind + "/" + team.name().toLowerCase(Locale.ROOT);
    }
}
