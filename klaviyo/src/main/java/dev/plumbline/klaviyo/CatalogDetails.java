package dev.plumbline.klaviyo;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a new item or variant may have beside its required fields.
 *
 * @param customMetadata flat, at most 100 KB
 * @param published false hides it from recommendations
 */
public record CatalogDetails(
        Optional<String> imageFullUrl,
        Optional<String> imageThumbnailUrl,
        List<String> images,
        Map<String, Object> customMetadata,
        boolean published) {

    public CatalogDetails {
        images = List.copyOf(images);
        customMetadata = Properties.ofMetadata("custom_metadata", customMetadata);
    }

    /** Published, and nothing more. */
    public static CatalogDetails none() {
        return new CatalogDetails(Optional.empty(), Optional.empty(), List.of(), Map.of(), true);
    }

    void write(Attributes attributes) {
        attributes.put("image_full_url", imageFullUrl).put("image_thumbnail_url", imageThumbnailUrl);
        if (!images.isEmpty()) {
            attributes.put("images", images);
        }
        if (!customMetadata.isEmpty()) {
            attributes.put("custom_metadata", customMetadata);
        }
        attributes.put("published", published);
    }
}
