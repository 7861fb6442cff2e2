package pgsvc.cli;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import pgsvc.diagnostic.Rule;
import pgsvc.inventory.ansible.AnsibleRule;
import pgsvc.inventory.declare.variable.DeclareRule;
import pgsvc.inventory.yaml.YamlRule;
import pgsvc.resolve.ResolveRule;
import pgsvc.resolve.advice.AdviceRule;
import pgsvc.resolve.endpoint.EndpointRule;
import pgsvc.run.check.HaproxyRule;
import pgsvc.whatif.finding.WhatIfRule;

/// All rules of all stages.
public final class Rules {
    /// Ordered by id.
    public static final List<Rule> ALL = Stream.<Rule[]>of(
                    YamlRule.values(),
                    AnsibleRule.values(),
                    DeclareRule.values(),
                    ResolveRule.values(),
                    EndpointRule.values(),
                    AdviceRule.values(),
                    HaproxyRule.values(),
                    WhatIfRule.values())
            .flatMap(Stream::of)
            .sorted(Comparator.comparing(Rule::id))
            .toList();

    private Rules() {}
}
