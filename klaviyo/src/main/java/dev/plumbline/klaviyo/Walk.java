package dev.plumbline.klaviyo;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Walks through a listing, reading each page only when it is asked for:
 *
 * <pre>{@code Walk.items(() -> client.variants(CatalogQuery.all()), client::variants)}</pre>
 */
public final class Walk {
    private Walk() {}

    /** The pages. A failure is the last one: its walk can be taken up again with the cursor of the page before. */
    public static <T> Iterator<KlaviyoResponse<Page<T>>> pages(
            Supplier<KlaviyoResponse<Page<T>>> first, Function<Cursor, KlaviyoResponse<Page<T>>> next) {
        return new Pages<>(first, next);
    }

    /** The items of all pages; a failure is thrown as {@link KlaviyoException}. */
    public static <T> Stream<T> items(
            Supplier<KlaviyoResponse<Page<T>>> first, Function<Cursor, KlaviyoResponse<Page<T>>> next) {
        Iterator<KlaviyoResponse<Page<T>>> pages = pages(first, next);
        return StreamSupport.stream(
                        Spliterators.spliteratorUnknownSize(pages, Spliterator.ORDERED | Spliterator.NONNULL), false)
                .flatMap(response -> response.orElseThrow().items().stream());
    }

    private static final class Pages<T> implements Iterator<KlaviyoResponse<Page<T>>> {
        private final Function<Cursor, KlaviyoResponse<Page<T>>> follow;
        private Optional<Supplier<KlaviyoResponse<Page<T>>>> next;
        private Optional<Cursor> here = Optional.empty();

        Pages(Supplier<KlaviyoResponse<Page<T>>> first, Function<Cursor, KlaviyoResponse<Page<T>>> follow) {
            this.follow = follow;
            this.next = Optional.of(first);
        }

        @Override
        public boolean hasNext() {
            return next.isPresent();
        }

        @Override
        public KlaviyoResponse<Page<T>> next() {
            KlaviyoResponse<Page<T>> response =
                    next.orElseThrow(NoSuchElementException::new).get();
            next = switch (response) {
                case KlaviyoResponse.Success<Page<T>> success ->
                    success.value().next().map(this::step);
                case KlaviyoResponse.Failed<Page<T>> _ -> Optional.empty();
            };
            return response;
        }

        /** A page that names itself as its next one would be read for ever. */
        private Supplier<KlaviyoResponse<Page<T>>> step(Cursor cursor) {
            if (here.filter(cursor::equals).isPresent()) {
                return () -> KlaviyoResponse.failed(
                        new Failure.ServerError(200, "links.next of a page leads to the same page"));
            }
            here = Optional.of(cursor);
            return () -> follow.apply(cursor);
        }
    }
}
