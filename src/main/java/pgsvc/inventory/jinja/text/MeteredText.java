package pgsvc.inventory.jinja.text;

import pgsvc.inventory.jinja.python.Budget;

/// A text that counts how often it is looked at: the only way to stop a regular expression that tries without end.
record MeteredText(String text, Budget budget) implements CharSequence {

    @Override
    public char charAt(int index) {
        budget.charge(1);
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.substring(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
