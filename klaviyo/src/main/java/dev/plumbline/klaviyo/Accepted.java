package dev.plumbline.klaviyo;

/** Klaviyo accepted the request and says nothing more. */
public record Accepted() {}
