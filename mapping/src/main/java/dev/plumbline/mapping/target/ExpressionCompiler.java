package dev.plumbline.mapping.target;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableMap;
import dev.cel.checker.CelStandardDeclarations;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.plumbline.mapping.yaml.Faults;
import dev.plumbline.mapping.yaml.Node;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Checks expressions against the model and makes programs of them. */
final class ExpressionCompiler {
    private final CelCompiler base;
    private final CelRuntime runtime;
    private final Map<String, Struct<?>> structs;
    private final Faults faults;

    ExpressionCompiler(Extra extra, Faults faults) {
        this.structs = Stream.concat(Model.all().stream(), extra.structs().stream())
                .collect(Collectors.toUnmodifiableMap(Struct::name, Function.identity()));
        ModelTypes types = new ModelTypes(structs.values().stream()
                .collect(ImmutableMap.toImmutableMap(Struct::name, (Function<Struct<?>, CelType>) Struct::type)));
        this.base = CelCompilerFactory.standardCelCompilerBuilder()
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                // The same as CEL's own, which it would make anew for each expression: a third of the time that loading
                // takes.
                .setStandardEnvironmentEnabled(false)
                .setStandardDeclarations(CelStandardDeclarations.newBuilder().build())
                .addLibraries(CelExtensions.optional(), CelExtensions.strings())
                .setTypeProvider(types)
                .addFunctionDeclarations(Functions.declarations())
                .addFunctionDeclarations(Decimals.declarations())
                .build();
        this.runtime = CelRuntimeFactory.plannerRuntimeBuilder()
                .setTypeProvider(types)
                .addLibraries(CelExtensions.optional(), CelExtensions.strings())
                .addFunctionBindings(Functions.bindings())
                .addFunctionBindings(Decimals.bindings())
                .build();
        this.faults = faults;
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

    /** For expressions over these variables. */
    Scope over(Struct<?> variables) {
        Map<String, CelType> types = new LinkedHashMap<>();
        variables.fields().forEach((name, field) -> types.put(name, field.type()));
        return over(types);
    }

    Scope over(Map<String, CelType> variables) {
        CelCompilerBuilder builder = base.toCompilerBuilder();
        variables.forEach(builder::addVar);
        return new Scope(builder.build(), new CelComplaints(variables, structs, faults));
    }

    /** A place in a mapping where expressions may use the same variables. */
    final class Scope {
        private final CelCompiler compiler;
        private final CelComplaints complaints;

        private Scope(CelCompiler compiler, CelComplaints complaints) {
            this.compiler = compiler;
            this.complaints = complaints;
        }

        /** The expression; empty when it does not stand, which is among the faults then. */
        Optional<Expression> compile(Node.Scalar node, String path) {
            if (node.text().isBlank()) {
                faults.add(node, path, "expected an expression, such as customer.number; ~ takes the entry away");
                return Optional.empty();
            }
            CelValidationResult result = compiler.compile(node.text());
            if (result.hasError()) {
                for (CelIssue issue : result.getErrors()) {
                    complaints.add(issue, node, path);
                }
                return Optional.empty();
            }
            try {
                CelAbstractSyntaxTree tree = result.getAst();
                return Optional.of(
                        new Expression(node.text(), node.place(), tree.getResultType(), runtime.createProgram(tree)));
            } catch (CelValidationException | CelEvaluationException e) {
                faults.add(node, path, "this expression cannot be worked: " + e.getMessage());
                return Optional.empty();
            }
        }
    }
}
