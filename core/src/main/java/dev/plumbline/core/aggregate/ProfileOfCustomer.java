package dev.plumbline.core.aggregate;

import dev.plumbline.core.command.ProfileKey;
import dev.plumbline.core.command.UpsertProfile;
import dev.plumbline.core.view.Breach;
import dev.plumbline.core.view.CustomerView;
import dev.plumbline.core.view.Verdict;
import dev.plumbline.core.view.Wording;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The profile of a customer in one account: what SAP says of it, and what its orders come to.
 *
 * @param command all of it that is told
 * @param known the same with what Klaviyo keeps from before in place of what contracts on data leave out
 * @param troubles sentences about what could not be worded and was left out
 * @param verdict how it keeps the contracts on data
 */
record ProfileOfCustomer(UpsertProfile command, UpsertProfile known, List<String> troubles, Verdict verdict) {

    static String externalId(Customer customer, Contract contract) {
        String number = customer.key().number();
        return contract.customers().numbersOfSeveralSystems() ? customer.key().system() + "-" + number : number;
    }

    static ProfileOfCustomer of(Customer customer, String account, Contract contract) {
        CustomerView view = CustomerFacing.in(account, customer, "");
        Optional<UpsertProfile> told = customer.view(account).told();
        Wording.ProfileWords words = contract.wording()
                .profile(
                        view,
                        told.map(last -> new Wording.Known(last.attributes(), last.location(), last.properties()))
                                .orElse(Wording.Known.NOTHING));
        Map<String, Object> properties = new LinkedHashMap<>(words.words().properties());
        // A property that was written once can only be emptied.
        told.ifPresent(last -> contract.wording().farewellNames().stream()
                .filter(last.properties()::containsKey)
                .forEach(name -> properties.putIfAbsent(name, "")));
        UpsertProfile command = new UpsertProfile(
                new ProfileKey(account, externalId(customer, contract)),
                words.attributes(),
                words.location(),
                properties,
                unset(customer.view(account), properties, contract));
        return new ProfileOfCustomer(
                command,
                with(words.stays(), command),
                words.words().troubles(),
                words.words().verdict());
    }

    private static UpsertProfile with(Wording.Known stays, UpsertProfile command) {
        return stays.equals(Wording.Known.NOTHING)
                ? command
                : new UpsertProfile(
                        command.profile(),
                        joined(command.attributes(), stays.attributes()),
                        joined(command.location(), stays.location()),
                        joined(command.properties(), stays.properties()),
                        command.unset());
    }

    /** What the mapping names again is not unset, be there a value of it or not. */
    private static SortedSet<String> unset(AccountView view, Map<String, Object> properties, Contract contract) {
        SortedSet<String> names = new TreeSet<>(view.unset());
        names.removeIf(
                name -> properties.containsKey(name) || contract.wording().isNamed(name));
        return names;
    }

    private static <V> Map<String, V> joined(Map<String, V> told, Map<String, V> stays) {
        Map<String, V> all = new LinkedHashMap<>(told);
        stays.forEach(all::putIfAbsent);
        return all;
    }

    /** Those of the breaches that are told as they are and are news: the rest was told so before. */
    List<Breach> passedSince(Optional<UpsertProfile> before) {
        return verdict.of(Breach.Outcome.PASS).stream()
                .filter(breach ->
                        before.filter(last -> isSame(last, breach.name())).isEmpty())
                .toList();
    }

    private boolean isSame(UpsertProfile last, String name) {
        return Objects.equals(last.attributes().get(name), known.attributes().get(name))
                && Objects.equals(last.location().get(name), known.location().get(name))
                && Objects.equals(
                        last.properties().get(name), known.properties().get(name));
    }

    /** What is told once of a profile that turns out to be another one's: nothing but whose. */
    static ProfileOfCustomer farewell(Customer customer, String account, String owner, Contract contract) {
        Wording.Words words = contract.wording().farewell(CustomerFacing.in(account, customer, owner));
        UpsertProfile command = new UpsertProfile(
                new ProfileKey(account, externalId(customer, contract)),
                Map.of(),
                Map.of(),
                words.properties(),
                unset(customer.view(account), words.properties(), contract));
        return new ProfileOfCustomer(command, command, words.troubles(), words.verdict());
    }
}
