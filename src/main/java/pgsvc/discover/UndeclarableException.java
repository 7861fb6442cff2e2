package pgsvc.discover;

/// A live cluster that no inventory can declare.
public final class UndeclarableException extends Exception {
    private final String words;

    UndeclarableException(String words) {
        super(words);
        this.words = words;
    }

    /// Why, and what to do about it: whole sentences.
    public String words() {
        return words;
    }
}
