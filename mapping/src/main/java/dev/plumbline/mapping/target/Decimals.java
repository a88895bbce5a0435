package dev.plumbline.mapping.target;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelFunctionBinding;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;

/** Money and quantities in expressions: exact, where CEL's {@code double} is not. They go with each other and with {@code int}. */
final class Decimals {
    static final CelType TYPE = OpaqueType.create("decimal");

    private static final CelType INT = SimpleType.INT;
    private static final CelType BOOL = SimpleType.BOOL;

    private Decimals() {}

    static List<CelFunctionDecl> declarations() {
        return List.of(
                operator("_+_", "add", TYPE),
                operator("_-_", "subtract", TYPE),
                operator("_*_", "multiply", TYPE),
                operator("_/_", "divide", TYPE),
                operator("_<_", "less", BOOL),
                operator("_<=_", "less_equals", BOOL),
                operator("_>_", "greater", BOOL),
                operator("_>=_", "greater_equals", BOOL),
                CelFunctionDecl.newFunctionDeclaration(
                        "-_", CelOverloadDecl.newGlobalOverload("negate_decimal", TYPE, TYPE)),
                CelFunctionDecl.newFunctionDeclaration(
                        "string", CelOverloadDecl.newGlobalOverload("decimal_to_string", SimpleType.STRING, TYPE)),
                CelFunctionDecl.newFunctionDeclaration(
                        "double", CelOverloadDecl.newGlobalOverload("decimal_to_double", SimpleType.DOUBLE, TYPE)),
                CelFunctionDecl.newFunctionDeclaration(
                        "int", CelOverloadDecl.newGlobalOverload("decimal_to_int", INT, TYPE)),
                CelFunctionDecl.newFunctionDeclaration(
                        "decimal",
                        CelOverloadDecl.newGlobalOverload("int_to_decimal", TYPE, INT),
                        CelOverloadDecl.newGlobalOverload("string_to_decimal", TYPE, SimpleType.STRING)),
                CelFunctionDecl.newFunctionDeclaration(
                        "round", CelOverloadDecl.newMemberOverload("decimal_round", TYPE, TYPE, INT)));
    }

    private static CelFunctionDecl operator(String sign, String name, CelType result) {
        return CelFunctionDecl.newFunctionDeclaration(
                sign,
                CelOverloadDecl.newGlobalOverload(name + "_decimal", result, TYPE, TYPE),
                CelOverloadDecl.newGlobalOverload(name + "_decimal_int", result, TYPE, INT),
                CelOverloadDecl.newGlobalOverload(name + "_int_decimal", result, INT, TYPE));
    }

    static List<CelFunctionBinding> bindings() {
        return List.of(
                CelFunctionBinding.from("add_decimal", BigDecimal.class, BigDecimal.class, BigDecimal::add),
                CelFunctionBinding.from("add_decimal_int", BigDecimal.class, Long.class, (a, b) -> a.add(of(b))),
                CelFunctionBinding.from("add_int_decimal", Long.class, BigDecimal.class, (a, b) -> of(a).add(b)),
                CelFunctionBinding.from("subtract_decimal", BigDecimal.class, BigDecimal.class, BigDecimal::subtract),
                CelFunctionBinding.from(
                        "subtract_decimal_int", BigDecimal.class, Long.class, (a, b) -> a.subtract(of(b))),
                CelFunctionBinding.from(
                        "subtract_int_decimal", Long.class, BigDecimal.class, (a, b) -> of(a).subtract(b)),
                CelFunctionBinding.from("multiply_decimal", BigDecimal.class, BigDecimal.class, BigDecimal::multiply),
                CelFunctionBinding.from(
                        "multiply_decimal_int", BigDecimal.class, Long.class, (a, b) -> a.multiply(of(b))),
                CelFunctionBinding.from(
                        "multiply_int_decimal", Long.class, BigDecimal.class, (a, b) -> of(a).multiply(b)),
                CelFunctionBinding.from("divide_decimal", BigDecimal.class, BigDecimal.class, Decimals::quotient),
                CelFunctionBinding.from(
                        "divide_decimal_int", BigDecimal.class, Long.class, (a, b) -> quotient(a, of(b))),
                CelFunctionBinding.from(
                        "divide_int_decimal", Long.class, BigDecimal.class, (a, b) -> quotient(of(a), b)),
                CelFunctionBinding.from(
                        "less_decimal", BigDecimal.class, BigDecimal.class, (a, b) -> a.compareTo(b) < 0),
                CelFunctionBinding.from(
                        "less_decimal_int", BigDecimal.class, Long.class, (a, b) -> a.compareTo(of(b)) < 0),
                CelFunctionBinding.from(
                        "less_int_decimal", Long.class, BigDecimal.class, (a, b) -> of(a).compareTo(b) < 0),
                CelFunctionBinding.from(
                        "less_equals_decimal", BigDecimal.class, BigDecimal.class, (a, b) -> a.compareTo(b) <= 0),
                CelFunctionBinding.from(
                        "less_equals_decimal_int", BigDecimal.class, Long.class, (a, b) -> a.compareTo(of(b)) <= 0),
                CelFunctionBinding.from(
                        "less_equals_int_decimal", Long.class, BigDecimal.class, (a, b) -> of(a).compareTo(b) <= 0),
                CelFunctionBinding.from(
                        "greater_decimal", BigDecimal.class, BigDecimal.class, (a, b) -> a.compareTo(b) > 0),
                CelFunctionBinding.from(
                        "greater_decimal_int", BigDecimal.class, Long.class, (a, b) -> a.compareTo(of(b)) > 0),
                CelFunctionBinding.from(
                        "greater_int_decimal", Long.class, BigDecimal.class, (a, b) -> of(a).compareTo(b) > 0),
                CelFunctionBinding.from(
                        "greater_equals_decimal", BigDecimal.class, BigDecimal.class, (a, b) -> a.compareTo(b) >= 0),
                CelFunctionBinding.from(
                        "greater_equals_decimal_int", BigDecimal.class, Long.class, (a, b) -> a.compareTo(of(b)) >= 0),
                CelFunctionBinding.from(
                        "greater_equals_int_decimal", Long.class, BigDecimal.class, (a, b) -> of(a).compareTo(b) >= 0),
                CelFunctionBinding.from("negate_decimal", BigDecimal.class, BigDecimal::negate),
                CelFunctionBinding.from("decimal_to_string", BigDecimal.class, BigDecimal::toPlainString),
                CelFunctionBinding.from("decimal_to_double", BigDecimal.class, BigDecimal::doubleValue),
                CelFunctionBinding.from("decimal_to_int", BigDecimal.class, Decimals::whole),
                CelFunctionBinding.from("int_to_decimal", Long.class, Decimals::of),
                CelFunctionBinding.from("string_to_decimal", String.class, BigDecimal::new),
                CelFunctionBinding.from("decimal_round", BigDecimal.class, Long.class, Decimals::rounded));
    }

    private static BigDecimal of(Long number) {
        return BigDecimal.valueOf(number);
    }

    private static BigDecimal quotient(BigDecimal one, BigDecimal other) {
        return one.divide(other, MathContext.DECIMAL64);
    }

    private static Long whole(BigDecimal number) {
        return number.setScale(0, RoundingMode.DOWN).longValueExact();
    }

    private static BigDecimal rounded(BigDecimal number, Long decimals) {
        return number.setScale(Math.toIntExact(decimals), RoundingMode.HALF_UP);
    }
}
