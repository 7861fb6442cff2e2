package pgsvc.inventory.jinja;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TemplateTest {

    private static @Nullable Object value(String template, Scope scope) throws TemplateException {
        return Template.parse(template).evaluate(scope);
    }

    private static TemplateException failure(String template, Scope scope) {
        return catchThrowableOfType(TemplateException.class, () -> value(template, scope));
    }

    @Test
    void textWithAStartTagIsATemplate() {
        assertThat(Template.isTemplate("{{ a }}")).isTrue();
        assertThat(Template.isTemplate("a {% if b %}")).isTrue();
        assertThat(Template.isTemplate("a {# b #}")).isTrue();
        assertThat(Template.isTemplate("[? pg_role == `primary` ] ${x} }} %} {"))
                .isFalse();
    }

    @Test
    void aNumberThatComesThroughAnotherTemplateIsText() throws TemplateException {
        Scope scope = new SampleScope(Map.of("base", 5432L, "port", "{{ base }}", "flag", "{{ yes }}", "yes", true));
        assertThat(value("{{ base }}", scope)).isEqualTo(5432L);
        assertThat(value("{{ port }}", scope)).isEqualTo("5432");
        assertThat(value("{{ flag }}", scope)).isEqualTo(true);
    }

    @Test
    void aVariableWhoseTemplateUsesWhatIsNotDefinedIsNotDefinedItself() throws TemplateException {
        Scope scope = new SampleScope(Map.of("port", "{{ nope }}", "outer", "{{ port }}"));
        assertThat(value("{{ port|default(1) }}", scope)).isEqualTo("1");
        assertThat(value("{{ outer is defined }}", scope)).isEqualTo(false);
        assertThat(failure("x{{ outer }}", scope))
                .hasMessage("In the value of \"port\": The variable \"nope\" is not defined.")
                .extracting(TemplateException::offset, TemplateException::isUndefined)
                .containsExactly(4, true);
    }

    @Test
    void aVariableWhoseTemplateFailsOtherwiseHasNoDefault() {
        Scope scope = new SampleScope(Map.of("port", "{{ 1 / 0 }}"));
        assertThat(failure("{{ port|default(1) }}", scope))
                .hasMessage("In the value of \"port\": The template divides by zero.")
                .extracting(TemplateException::offset, TemplateException::isUndefined)
                .containsExactly(3, false);
    }

    /// A map that has one key, and fails when its value is asked for.
    private static Map<String, Object> failing(TemplateException failure) {
        return new AbstractMap<>() {
            @Override
            public Set<Entry<String, Object>> entrySet() {
                throw new LazyValueException(failure);
            }

            @Override
            public boolean containsKey(@Nullable Object key) {
                return "pg_port".equals(key);
            }

            @Override
            public Object get(@Nullable Object key) {
                throw new LazyValueException(failure);
            }
        };
    }

    @Test
    void whatALazyMapCannotFindIsToldAtThePlaceThatAsks() {
        TemplateException inner = new TemplateException("The vault is closed.", "Open it.", 99);
        Scope scope = new SampleScope(Map.of("hostvars", Map.of("a", failing(inner))));
        assertThat(failure("{{ hostvars['a'].pg_port|default(1) }}", scope))
                .hasMessage("The vault is closed.")
                .extracting(TemplateException::offset, TemplateException::mend)
                .containsExactly(17, "Open it.");
        assertThat(failure("{{ hostvars['a'] }}", scope)).hasMessage("The vault is closed.");
        assertThat(failure("{{ hostvars['a'] == {} }}", scope)).hasMessage("The vault is closed.");
        assertThat(failure("{% for i in hostvars['a'] %}{% endfor %}", scope)).hasMessage("The vault is closed.");
    }

    @Test
    void whatALazyMapHoldsUndefinedHasADefault() throws TemplateException {
        TemplateException inner = TemplateException.undefined("The variable \"x\" is not defined.", "Define it.", 3);
        Scope scope = new SampleScope(Map.of("hostvars", Map.of("a", failing(inner))));
        assertThat(value("{{ hostvars['a'].pg_port|default(1) }}", scope)).isEqualTo("1");
        assertThat(failure("{{ hostvars['a']['pg_port'] }}", scope)).hasMessage("The variable \"x\" is not defined.");
    }

    @Test
    void theNamesThatATemplateTakesFromItsScopeAreKnown() throws TemplateException {
        String template =
                "{{ a.b[c] }}{% set d = e %}{{ d }}{% for f in range(g) if f %}{{ f ~ loop.index ~ h }}{% endfor %}"
                        + "{% if i %}{% set j = 1 %}{% endif %}{{ j }}{{ k|default(l, boolean=m) is eq n }}{{ {o: p}[q:r] if s }}";
        assertThat(Template.parse(template).variables())
                .containsExactlyInAnyOrder(
                        "a", "c", "e", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p", "q", "r", "s");
        assertThat(Template.parse("{{ 'text' ~ 1 }}").variables()).isEmpty();
    }
}
