package pgsvc.inventory.jinja;

/// Carries a [TemplateException] out of a map that finds its values when they are asked for.
/// [Template#evaluate] never lets it through.
public final class LazyValueException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final TemplateException failure;

    public LazyValueException(TemplateException failure) {
        super(failure.getMessage(), failure);
        this.failure = failure;
    }

    /// Why the value cannot be had.
    public TemplateException failure() {
        return failure;
    }
}
