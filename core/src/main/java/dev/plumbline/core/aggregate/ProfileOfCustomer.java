package dev.plumbline.core.aggregate;

import dev.plumbline.core.command.ProfileKey;
import dev.plumbline.core.command.UpsertProfile;
import dev.plumbline.core.view.CustomerView;
import dev.plumbline.core.view.Wording;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The profile of a customer in one account: what SAP says of it, and what its orders come to.
 *
 * @param command all of it
 * @param troubles sentences about what could not be worded and was left out
 */
record ProfileOfCustomer(UpsertProfile command, List<String> troubles) {

    static String externalId(Customer customer, Contract contract) {
        String number = customer.key().number();
        return contract.customers().numbersOfSeveralSystems() ? customer.key().system() + "-" + number : number;
    }

    static ProfileOfCustomer of(Customer customer, String account, Contract contract) {
        CustomerView view = CustomerFacing.in(account, customer, "");
        Wording.ProfileWords words = contract.wording().profile(view);
        Map<String, Object> properties = new LinkedHashMap<>(words.words().properties());
        // A property that was written once can only be emptied.
        customer.view(account)
                .told()
                .ifPresent(told -> contract.wording().farewellNames().stream()
                        .filter(told.properties()::containsKey)
                        .forEach(name -> properties.putIfAbsent(name, "")));
        return new ProfileOfCustomer(
                new UpsertProfile(
                        new ProfileKey(account, externalId(customer, contract)),
                        words.attributes(),
                        words.location(),
                        properties),
                words.words().troubles());
    }

    /** What is told once of a profile that turns out to be another one's: nothing but whose. */
    static ProfileOfCustomer farewell(Customer customer, String account, String owner, Contract contract) {
        Wording.Words words = contract.wording().farewell(CustomerFacing.in(account, customer, owner));
        return new ProfileOfCustomer(
                new UpsertProfile(
                        new ProfileKey(account, externalId(customer, contract)),
                        Map.of(),
                        Map.of(),
                        words.properties()),
                words.troubles());
    }
}
