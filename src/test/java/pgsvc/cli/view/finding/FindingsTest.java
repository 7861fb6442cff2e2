package pgsvc.cli.view.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pgsvc.cli.view.Sample;
import pgsvc.diagnostic.Diagnostic;
import pgsvc.diagnostic.Rule;
import pgsvc.diagnostic.Severity;
import pgsvc.diagnostic.SourceRange;

class FindingsTest {
    private enum Rules implements Rule {
        SERVICE_PORT_MISSING(Severity.ERROR, "a service has no port"),
        CHECK_MISSING(Severity.WARNING, "a service has no check");

        private final Severity severity;
        private final String summary;

        Rules(Severity severity, String summary) {
            this.severity = severity;
            this.summary = summary;
        }

        @Override
        public Severity severity() {
            return severity;
        }

        @Override
        public String summary() {
            return summary;
        }
    }

    @TempDir
    Path folder;

    @Test
    void textShowsTheLineWithACaretUnderThePlace() throws Exception {
        Path file = Files.writeString(folder.resolve("pigsty.yml"), "all:\n\t- { name: 名 , prot: 5433 }\n");
        Diagnostic finding = finding(Rules.SERVICE_PORT_MISSING, new SourceRange(file.toString(), 2, 16, 2, 20));

        assertThat(Sample.printed(out -> new FindingsText(out, false).print(List.of(finding))))
                .isEqualTo("""
                error[service-port-missing] %s:2:16: a service has no port
                    |
                  2 | \t- { name: 名 , prot: 5433 }
                    | \t              ^^^^
                  The entry has no "port", 100%% sure,
                  it can't listen.
                  Mend: Write port: 5433.

                """.formatted(file));
    }

    @Test
    void aLineThatMayHoldASecretIsNotShown() throws Exception {
        Path file = Files.writeString(folder.resolve("pigsty.yml"), "haproxy_admin_password: [x\n");
        Diagnostic finding = finding(Rules.CHECK_MISSING, SourceRange.at(file.toString(), 1, 25));

        assertThat(Sample.printed(out -> new FindingsText(out, true).print(List.of(finding))))
                .isEqualTo("""
                \u001b[1;33mwarning[check-missing]\u001b[0m %s:1:25: a service has no check
                  The entry has no "port", 100%% sure,
                  it can't listen.
                  Mend: Write port: 5433.

                """.formatted(file));
    }

    @Test
    void annotationsEscapeWhatGithubWouldTakeForItsOwn() {
        Diagnostic finding = finding(Rules.CHECK_MISSING, new SourceRange("a,b:c.yml", 2, 3, 2, 4));

        assertThat(Sample.printed(out -> new FindingsGithub(out).print(List.of(finding))))
                .isEqualTo("::warning file=a%2Cb%3Ac.yml,line=2,col=3,title=check-missing%3A a service has no check::"
                        + "The entry has no \"port\", 100%25 sure,%0Ait can't listen. Write port: 5433.\n");
    }

    @Test
    void jsonHasAFieldForEachPart() {
        Diagnostic finding = finding(Rules.SERVICE_PORT_MISSING, new SourceRange("pigsty.yml", 2, 3, 2, 9));

        assertThat(Sample.printed(out -> new FindingsJson(out).print(List.of(finding))))
                .isEqualTo("""
                {
                  "ok": false,
                  "findings": [
                    {
                      "rule": "service-port-missing",
                      "severity": "error",
                      "summary": "a service has no port",
                      "detail": "The entry has no \\"port\\", 100% sure,\\nit can't listen.",
                      "mend": "Write port: 5433.",
                      "file": "pigsty.yml",
                      "line": 2,
                      "column": 3,
                      "end_line": 2,
                      "end_column": 9
                    }
                  ]
                }
                """);
    }

    @Test
    void sarifNamesTheRulesAndPointsAtThem() {
        Diagnostic finding = finding(Rules.CHECK_MISSING, new SourceRange("my inventory.yml", 2, 3, 2, 9));

        assertThat(Sample.printed(out -> new FindingsSarif(out, List.of(Rules.values())).print(List.of(finding))))
                .isEqualTo("""
                {
                  "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
                  "version": "2.1.0",
                  "runs": [
                    {
                      "tool": {
                        "driver": {
                          "name": "pgsvc",
                          "rules": [
                            {
                              "id": "service-port-missing",
                              "shortDescription": {
                                "text": "a service has no port"
                              },
                              "defaultConfiguration": {
                                "level": "error"
                              }
                            },
                            {
                              "id": "check-missing",
                              "shortDescription": {
                                "text": "a service has no check"
                              },
                              "defaultConfiguration": {
                                "level": "warning"
                              }
                            }
                          ]
                        }
                      },
                      "columnKind": "unicodeCodePoints",
                      "results": [
                        {
                          "ruleId": "check-missing",
                          "ruleIndex": 1,
                          "level": "warning",
                          "message": {
                            "text": "The entry has no \\"port\\", 100% sure,\\nit can't listen. Write port: 5433."
                          },
                          "locations": [
                            {
                              "physicalLocation": {
                                "artifactLocation": {
                                  "uri": "my%20inventory.yml"
                                },
                                "region": {
                                  "startLine": 2,
                                  "startColumn": 3,
                                  "endLine": 2,
                                  "endColumn": 9
                                }
                              }
                            }
                          ]
                        }
                      ]
                    }
                  ]
                }
                """);
    }

    private static Diagnostic finding(Rule rule, SourceRange where) {
        return new Diagnostic(
                rule, "The entry has no \"port\", 100% sure,\nit can't listen.", "Write port: 5433.", where);
    }
}
