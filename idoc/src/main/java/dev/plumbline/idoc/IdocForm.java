package dev.plumbline.idoc;

/** In which form an IDoc came. */
public enum IdocForm {
    FLAT,
    XML,
    /** No IDoc could be recognised. */
    UNKNOWN
}
