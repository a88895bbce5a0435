package dev.plumbline.server.console;

import dev.plumbline.server.access.Caller;
import dev.plumbline.server.access.Permission;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What every page of the console knows. */
@ControllerAdvice(basePackageClasses = EveryPage.class)
final class EveryPage {

    @ModelAttribute("mask")
    Mask mask(Caller caller) {
        return new Mask(caller.may(Permission.SEE_PERSONAL_DATA));
    }
}
