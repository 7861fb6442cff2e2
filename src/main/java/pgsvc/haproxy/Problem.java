package pgsvc.haproxy;

/// Why HAProxy will not take something.
///
/// @param word the word that it is about, as it stands there; empty when it is about the whole
/// @param detail what is wrong, a sentence
/// @param mend what to write instead, an imperative sentence
public record Problem(String word, String detail, String mend) {}
