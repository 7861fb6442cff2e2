package pgsvc.plan;

import pgsvc.observe.Observation;

/// What a plan was made from, as one number.
public final class Basis {
    private Basis() {}

    /// SHA-256 over every file that HAProxy loads, with its name.
    public static String of(Observation observation) {
        Digest digest = new Digest().add(observation.base().orElse(""));
        observation.files().forEach((name, text) -> digest.add(name).add(text));
        return digest.hexadecimal();
    }
}
