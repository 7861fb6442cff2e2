/// Stage ①: an inventory as the user has it becomes the declared model. Sub-packages: `yaml` (text to values),
/// `ansible`
/// (values to hosts, groups and variables), `jinja` (templates in values), `declare` (variables to the model). May
/// import
/// `model`, `diagnostic`.
@NullMarked
package pgsvc.inventory;

import org.jspecify.annotations.NullMarked;
