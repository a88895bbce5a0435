package dev.plumbline.klaviyo;

import java.util.List;
import java.util.Map;

/** Changes of what an item or variant may have beside its required fields. */
public record DetailsPatch(
        Change<String> imageFullUrl,
        Change<String> imageThumbnailUrl,
        Change<List<String>> images,
        Change<Map<String, Object>> customMetadata,
        Change<Boolean> published) {

    public DetailsPatch {
        if (images instanceof Change.Set<List<String>>(List<String> list)) {
            images = Change.set(List.copyOf(list));
        }
        if (customMetadata instanceof Change.Set<Map<String, Object>>(Map<String, Object> map)) {
            customMetadata = Change.set(Properties.ofMetadata("custom_metadata", map));
        }
    }

    /** Changes nothing. */
    public static DetailsPatch unchanged() {
        return new DetailsPatch(Change.keep(), Change.keep(), Change.keep(), Change.keep(), Change.keep());
    }

    public static DetailsPatch published(boolean published) {
        return new DetailsPatch(Change.keep(), Change.keep(), Change.keep(), Change.keep(), Change.set(published));
    }

    void write(Attributes attributes) {
        attributes
                .put("image_full_url", imageFullUrl)
                .put("image_thumbnail_url", imageThumbnailUrl)
                .put("images", images)
                .put("custom_metadata", customMetadata)
                .put("published", published);
    }
}
