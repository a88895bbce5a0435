package dev.plumbline.server.console;

import dev.plumbline.server.access.Caller;
import dev.plumbline.server.access.Permission;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What every page of the console knows. */
@ControllerAdvice(basePackageClasses = EveryPage.class)
final class EveryPage {

    /** Also where nobody is known: when a stream ends, and on the page of an error. */
    @ModelAttribute("mask")
    Mask mask(HttpServletRequest request) {
        return new Mask(
                request.getAttribute("caller") instanceof Caller caller && caller.may(Permission.SEE_PERSONAL_DATA));
    }
}
