package dev.plumbline.mapping.target;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableMap;
import dev.cel.checker.CelChecker;
import dev.cel.checker.CelCheckerBuilder;
import dev.cel.checker.CelStandardDeclarations;
import dev.cel.checker.CelStandardDeclarations.StandardFunction;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelValidationResult;
import dev.cel.common.CelVarDecl;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExprVisitor;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelParser;
import dev.cel.parser.CelParserFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** CEL with the model's types and our functions: what all expressions have in common. Immutable; safe to share. */
final class Dialect {
    private final CelParser parser;
    private final List<CelFunctionDecl> functions;
    private final Extra extra;
    private final Map<String, Struct<?>> structs;
    private final CelChecker withoutFunctions;
    private final CelRuntime runtime;

    /** Without fields of a site's own. */
    Dialect() {
        this(
                CelParserFactory.standardCelParserBuilder()
                        .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                        .addLibraries(CelExtensions.optional())
                        .build(),
                functionDeclarations().toList(),
                new Extra(Set.of(), Set.of()));
    }

    private Dialect(CelParser parser, List<CelFunctionDecl> functions, Extra extra) {
        this.parser = parser;
        this.functions = functions;
        this.extra = extra;
        this.structs = Stream.concat(Model.all().stream(), extra.structs().stream())
                .collect(Collectors.toUnmodifiableMap(Struct::name, Function.identity()));
        ModelTypes types = new ModelTypes(structs.values().stream()
                .collect(ImmutableMap.toImmutableMap(Struct::name, (Function<Struct<?>, CelType>) Struct::type)));
        this.withoutFunctions = CelCompilerFactory.standardCelCheckerBuilder()
                .setStandardEnvironmentEnabled(false)
                .setStandardDeclarations(CelStandardDeclarations.newBuilder()
                        .filterFunctions((function, overload) -> false)
                        .build())
                .addVarDeclarations(CelExtensions.optional().variables())
                .setTypeProvider(types)
                .build();
        this.runtime = CelRuntimeFactory.plannerRuntimeBuilder()
                .setTypeProvider(types)
                .addLibraries(CelExtensions.optional(), CelExtensions.strings())
                .addFunctionBindings(Functions.bindings())
                .addFunctionBindings(Decimals.bindings())
                .build();
    }

    /** The same with the fields that only a site has. */
    Dialect with(Extra others) {
        return others.equals(extra) ? this : new Dialect(parser, functions, others);
    }

    /** All types by name. */
    Map<String, Struct<?>> structs() {
        return structs;
    }

    private record ModelTypes(ImmutableMap<String, CelType> byName) implements CelTypeProvider {
        @Override
        public ImmutableCollection<CelType> types() {
            return byName.values();
        }

        @Override
        public Optional<CelType> findType(String name) {
            return Optional.ofNullable(byName.get(name));
        }
    }

    /** In the order in which a message names what was expected. */
    private static Stream<CelFunctionDecl> functionDeclarations() {
        Set<String> standard = CelStandardDeclarations.getAllFunctionNames();
        return Stream.of(
                        Stream.of(StandardFunction.values())
                                .filter(function -> standard.contains(function.functionName()))
                                .map(StandardFunction::functionDecl),
                        Stream.of(CelExtensions.optional(), CelExtensions.strings())
                                .flatMap(library -> library.functions().stream()),
                        Functions.declarations().stream(),
                        Decimals.declarations().stream())
                .flatMap(declarations -> declarations);
    }

    /** What an expression says, unchecked. */
    CelValidationResult parse(String text) {
        return parser.parse(text);
    }

    /** The names of the functions and operators that it calls; those that stand behind a name as {@code of} in {@code optional.of}. */
    static Set<String> called(CelAbstractSyntaxTree tree) {
        Set<String> called = new TreeSet<>();
        new CelExprVisitor() {
            @Override
            protected void visit(CelExpr expression, CelCall call) {
                called.add(call.function());
                super.visit(expression, call);
            }
        }.visit(tree);
        return called;
    }

    /** The variable and the fields that lead from it to what an expression says, when it is nothing but that; else empty. */
    static List<String> way(CelExpr expression) {
        Deque<String> way = new ArrayDeque<>();
        CelExpr rest = expression;
        while (rest.getKind() == CelExpr.ExprKind.Kind.SELECT && !rest.select().testOnly()) {
            way.addFirst(rest.select().field());
            rest = rest.select().operand();
        }
        if (rest.getKind() != CelExpr.ExprKind.Kind.IDENT) {
            return List.of();
        }
        way.addFirst(rest.ident().name());
        return List.copyOf(way);
    }

    /**
     * What checks expressions over these variables that call no other functions. CEL goes through all declarations for every
     * expression, to see that none contradicts another; there are 200, and an expression needs few of them.
     *
     * @param called by the names that {@link #called} gives
     */
    CelChecker checker(Map<String, CelType> variables, Set<String> called) {
        CelCheckerBuilder builder = withoutFunctions.toCheckerBuilder();
        variables.forEach((name, type) -> builder.addVarDeclarations(CelVarDecl.newVarDeclaration(name, type)));
        functions.stream()
                .filter(function -> called.contains(function.name()) || called.contains(lastPart(function.name())))
                .forEach(builder::addFunctionDeclarations);
        return builder.build();
    }

    private static String lastPart(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** @param tree checked */
    CelRuntime.Program program(CelAbstractSyntaxTree tree) throws CelEvaluationException {
        return runtime.createProgram(tree);
    }
}
