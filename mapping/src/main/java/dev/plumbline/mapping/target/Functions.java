package dev.plumbline.mapping.target;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.OptionalType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.TypeParamType;
import dev.cel.runtime.CelFunctionBinding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What expressions can do beyond CEL itself: mostly to say when there is nothing to tell. */
final class Functions {
    private static final CelType T = TypeParamType.create("T");
    private static final CelType LIST = ListType.create(T);
    private static final CelType MAP = MapType.create(SimpleType.STRING, T);

    /** For hints: what CEL and its extensions bring. */
    private static final List<String> OF_CEL = List.of(
            "all",
            "bool",
            "charAt",
            "contains",
            "double",
            "duration",
            "endsWith",
            "exists",
            "exists_one",
            "filter",
            "first",
            "format",
            "getDate",
            "getDayOfMonth",
            "getDayOfWeek",
            "getFullYear",
            "getHours",
            "getMinutes",
            "getMonth",
            "getSeconds",
            "has",
            "hasValue",
            "indexOf",
            "int",
            "join",
            "last",
            "lastIndexOf",
            "lowerAscii",
            "map",
            "matches",
            "optMap",
            "or",
            "orValue",
            "replace",
            "size",
            "split",
            "startsWith",
            "string",
            "substring",
            "timestamp",
            "trim",
            "upperAscii",
            "value");

    private Functions() {}

    /** The names of all functions. */
    static List<String> names() {
        List<String> names = new ArrayList<>(OF_CEL);
        declarations().stream().map(CelFunctionDecl::name).forEach(names::add);
        Decimals.declarations().stream()
                .map(CelFunctionDecl::name)
                .filter(name -> Character.isLetter(name.charAt(0)))
                .forEach(names::add);
        return names;
    }

    static List<CelFunctionDecl> declarations() {
        return List.of(
                CelFunctionDecl.newFunctionDeclaration(
                        "orNothing",
                        CelOverloadDecl.newMemberOverload(
                                "text_or_nothing", OptionalType.create(SimpleType.STRING), SimpleType.STRING),
                        CelOverloadDecl.newMemberOverload(
                                "flag_or_nothing", OptionalType.create(SimpleType.BOOL), SimpleType.BOOL),
                        CelOverloadDecl.newMemberOverload("list_or_nothing", OptionalType.create(LIST), LIST),
                        CelOverloadDecl.newMemberOverload("map_or_nothing", OptionalType.create(MAP), MAP)),
                CelFunctionDecl.newFunctionDeclaration(
                        "when",
                        CelOverloadDecl.newMemberOverload("value_when", OptionalType.create(T), T, SimpleType.BOOL)),
                CelFunctionDecl.newFunctionDeclaration(
                        "filled", CelOverloadDecl.newMemberOverload("map_filled", MAP, MAP)),
                CelFunctionDecl.newFunctionDeclaration(
                        "distinct", CelOverloadDecl.newMemberOverload("list_distinct", LIST, LIST)));
    }

    static List<CelFunctionBinding> bindings() {
        return List.of(
                CelFunctionBinding.from(
                        "text_or_nothing", String.class, text -> text.isEmpty() ? Optional.empty() : Optional.of(text)),
                CelFunctionBinding.from(
                        "flag_or_nothing", Boolean.class, flag -> flag ? Optional.of(flag) : Optional.empty()),
                CelFunctionBinding.from(
                        "list_or_nothing", List.class, list -> list.isEmpty() ? Optional.empty() : Optional.of(list)),
                CelFunctionBinding.from(
                        "map_or_nothing", Map.class, map -> map.isEmpty() ? Optional.empty() : Optional.of(map)),
                CelFunctionBinding.from(
                        "value_when",
                        Object.class,
                        Boolean.class,
                        (value, flag) -> flag ? Optional.of(value) : Optional.empty()),
                CelFunctionBinding.from("map_filled", Map.class, Functions::filled),
                CelFunctionBinding.from("list_distinct", List.class, Functions::distinct));
    }

    private static Map<Object, Object> filled(Map<?, ?> map) {
        Map<Object, Object> filled = LinkedHashMap.newLinkedHashMap(map.size());
        map.forEach((key, value) -> {
            if (!value.equals("")) {
                filled.put(key, value);
            }
        });
        return filled;
    }

    private static List<Object> distinct(List<?> list) {
        return new ArrayList<>(new LinkedHashSet<>(list));
    }
}
