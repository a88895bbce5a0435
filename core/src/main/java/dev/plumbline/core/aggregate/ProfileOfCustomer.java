package dev.plumbline.core.aggregate;

import dev.plumbline.core.command.ProfileKey;
import dev.plumbline.core.command.UpsertProfile;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The profile of a customer in one account: what SAP says of it, and what its orders come to. */
final class ProfileOfCustomer {
    /** Names the customer whose profile this one's events went to. */
    static final String SHARES = "SAPSharesProfileOf";

    private ProfileOfCustomer() {}

    static String externalId(Customer customer, Contract contract) {
        String number = customer.key().number();
        return contract.customers().numbersOfSeveralSystems() ? customer.key().system() + "-" + number : number;
    }

    static UpsertProfile of(Customer customer, String account, Contract contract) {
        CustomerFacts facts = CustomerFacts.of(customer);
        AccountView view = customer.view(account);
        Map<String, Object> properties = new LinkedHashMap<>(facts.properties());
        addSharers(customer, view, properties);
        addFigures(view.total(), properties);
        // A property that was written once can only be emptied.
        view.told().filter(told -> told.properties().containsKey(SHARES)).ifPresent(told -> properties.put(SHARES, ""));
        return new UpsertProfile(
                new ProfileKey(account, externalId(customer, contract)),
                facts.attributes(),
                facts.location(),
                properties);
    }

    private static void addSharers(Customer customer, AccountView view, Map<String, Object> properties) {
        view.ruling().filter(ruling -> !ruling.sharers().isEmpty()).ifPresent(ruling -> {
            List<String> numbers = new ArrayList<>(ruling.sharers().values());
            numbers.add(customer.key().number());
            properties.put("SAPCustomerNumbers", numbers.stream().sorted().toList());
        });
    }

    private static void addFigures(Figures figures, Map<String, Object> properties) {
        if (figures.isNothing()) {
            return;
        }
        properties.put("SAPOrders", figures.orders());
        figures.firstOrder().ifPresent(when -> properties.put("SAPFirstOrder", when.toString()));
        figures.lastOrder().ifPresent(when -> properties.put("SAPLastOrder", when.toString()));
        figures.lastGoodsIssue().ifPresent(when -> properties.put("SAPLastGoodsIssue", when.toString()));
        figures.sums().forEach((currency, sums) -> {
            properties.put(
                    "SAPLifetimeValue" + currency,
                    Numbers.plain(sums.net(currency).amount()));
            properties.put(
                    "SAPRefunded" + currency,
                    Numbers.plain(sums.refundedMoney(currency).amount()));
        });
        properties.put("SAPReturns", figures.returns());
        if (figures.orders() > 0) {
            properties.put("SAPReturnRate", rate(figures));
        }
    }

    private static Object rate(Figures figures) {
        return Numbers.plain(Numbers.canonical(BigDecimal.valueOf(figures.returns())
                .divide(BigDecimal.valueOf(figures.orders()), 2, RoundingMode.HALF_UP)));
    }
}
