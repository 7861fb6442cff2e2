package pgsvc.jmespath;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import pgsvc.jmespath.value.Budget;
import pgsvc.jmespath.value.EvaluationException;

/// A parsed JMESPath expression: immutable, to be evaluated any number of times and by several threads. It means
/// what the reference's interpreter, Python's jmespath 1.0.1, takes it to mean; the differences are that
/// `sort_by` and its kin sort whatever numbers and strings they are given, and that what makes the interpreter
/// itself fail (an order between a number and a string) is a [JmesPathException] too.
public final class Expression {
    /// The longest text that is read, in code units.
    static final int LONGEST = 65_536;

    private final String text;
    private final Node root;

    private Expression(String text, Node root) {
        this.text = text;
        this.root = root;
    }

    /// Reads an expression.
    ///
    /// @throws JmesPathException when the text is no expression, or too long or too deep for any selector
    public static Expression parse(String text) throws JmesPathException {
        if (text.length() > LONGEST) {
            throw new SyntaxErrors(text).tooLong(LONGEST);
        }
        return new Expression(text, Parser.parse(text));
    }

    /// The expression's value on the data. Integers are `Long` where they fit and else `BigInteger`, decimals are
    /// `Double`. Parts of the data are returned as they are, not copied. `&name` outside of a call has a value of
    /// no further use.
    ///
    /// @param data null, `Boolean`, `Integer`, `Long`, `BigInteger`, `Double`, `String`, `List` or `Map` with
    ///     strings for keys, nested at will. A field is looked up with `get`; entries are iterated only where all
    ///     are asked for.
    /// @throws JmesPathException when a function is unknown or does not take the values, or the result grows out
    ///     of bounds; its offset is -1
    public @Nullable Object search(@Nullable Object data) throws JmesPathException {
        try {
            return root.evaluate(data, new Budget());
        } catch (EvaluationException e) {
            throw new JmesPathException(e);
        }
    }

    /// The expression as written.
    public String text() {
        return text;
    }

    /// The names that the expression looks up on the elements of the list that it is given, in order of
    /// appearance: `pg_role` and `tags` for ``[? pg_role == `primary` && tags.az == 'a']``. A name whose owner is
    /// not sure is left out.
    public Set<String> elementFields() {
        return ElementFields.of(root);
    }
}
