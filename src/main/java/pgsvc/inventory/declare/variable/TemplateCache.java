package pgsvc.inventory.declare.variable;

import java.util.HashMap;
import java.util.Map;
import pgsvc.inventory.jinja.Template;
import pgsvc.inventory.jinja.TemplateException;

/// Parses each template once, however many hosts share it.
public final class TemplateCache {
    private final Map<String, Template> parsed = new HashMap<>();

    Template parse(String text) throws TemplateException {
        Template known = parsed.get(text);
        if (known == null) {
            known = Template.parse(text);
            parsed.put(text, known);
        }
        return known;
    }
}
