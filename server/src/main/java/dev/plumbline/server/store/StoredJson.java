package dev.plumbline.server.store;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import dev.plumbline.core.aggregate.AccountView;
import dev.plumbline.core.aggregate.Aggregate;
import dev.plumbline.core.aggregate.Stock;
import dev.plumbline.core.command.Command;
import dev.plumbline.core.command.Money;
import dev.plumbline.core.command.UpsertCatalogItem;
import dev.plumbline.core.command.UpsertCatalogVariant;
import dev.plumbline.core.command.UpsertProfile;
import dev.plumbline.core.document.CustomerDocument;
import dev.plumbline.core.document.GoodsIssue;
import dev.plumbline.core.document.OrderDocument;
import dev.plumbline.core.document.PriceDocument;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * How aggregates and commands stand in the database: explicit JSON with the record's own names and the case's simple name in
 * {@code type}. Renaming a component or a case needs a migration; StoredJsonTest keeps examples of every stored form.
 */
public final class StoredJson {
    private final JsonMapper mapper = JsonMapper.builder()
            // Only what a record was made of: a method such as isOpen() is not stored.
            .changeDefaultVisibility(visibility -> visibility
                    .withVisibility(PropertyAccessor.ALL, Visibility.NONE)
                    .withVisibility(PropertyAccessor.FIELD, Visibility.ANY)
                    .withVisibility(PropertyAccessor.CREATOR, Visibility.ANY))
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            // What was written by another version is not half understood: nothing is dropped, nothing is null. A
            // component that was
            // not there when it was written may be missing only if it is optional.
            .enable(
                    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .addMixIn(Aggregate.class, NamedByCase.class)
            .addMixIn(Command.class, NamedByCase.class)
            .addMixIn(GoodsIssue.class, NamedByCase.class)
            .addMixIn(CustomerDocument.class, WithoutExtraAtFirst.class)
            .addMixIn(OrderDocument.class, WithoutExtraAtFirst.class)
            .addMixIn(Stock.class, OftenWithoutPrices.class)
            .addMixIn(UpsertCatalogItem.class, OftenWithoutPrice.class)
            .addMixIn(UpsertCatalogVariant.class, OftenWithoutPrice.class)
            .addMixIn(UpsertProfile.class, OftenWithoutUnset.class)
            .addMixIn(AccountView.class, OftenWithoutUnset.class)
            .build();

    @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "type")
    private interface NamedByCase {}

    /** What was written before sites could name fields of their own has none. */
    abstract static class WithoutExtraAtFirst {
        @JsonSetter(nulls = Nulls.AS_EMPTY)
        final SortedMap<String, String> extra = new TreeMap<>();
    }

    /** Few profiles have properties that the mapping does not name any more, and none had when the first were written. */
    abstract static class OftenWithoutUnset {
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        @JsonSetter(nulls = Nulls.AS_EMPTY)
        final SortedSet<String> formerly = new TreeSet<>();

        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        @JsonSetter(nulls = Nulls.AS_EMPTY)
        final SortedSet<String> unset = new TreeSet<>();
    }

    /** What was written before prices were mirrored has none, as at sites that do not mirror them. */
    abstract static class OftenWithoutPrices {
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        @JsonSetter(nulls = Nulls.AS_EMPTY)
        final SortedMap<String, PriceDocument> prices = new TreeMap<>();
    }

    /** Likewise. */
    abstract static class OftenWithoutPrice {
        @JsonInclude(JsonInclude.Include.NON_ABSENT)
        final Optional<Money> price = Optional.empty();
    }

    /** The stored form of an aggregate or a command. */
    public String write(Object value) {
        return mapper.writeValueAsString(value);
    }

    /**
     * Reads a stored form.
     *
     * @throws JacksonException when it is not one of this type: the database was written by another version
     */
    public <T> T read(String json, Class<T> type) {
        return mapper.readValue(json, type);
    }
}
