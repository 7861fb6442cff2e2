package pgsvc.plan.change;

/// What becomes of one file.
public sealed interface Change {
    /// The file's name, without its folder.
    String file();

    /// How it comes into force.
    Activation activation();

    /// Sessions that go through its section now.
    int sessions();

    /// A file that was not there.
    record Create(String file, String after, Activation activation) implements Change {
        @Override
        public int sessions() {
            return 0;
        }
    }

    /// A file that is to read otherwise.
    ///
    /// @param adopted whether it was not pgsvc's before
    record Update(String file, String before, String after, Activation activation, int sessions, boolean adopted)
            implements Change {}

    /// A file that is to go.
    record Delete(String file, String before, Activation activation, int sessions) implements Change {}
}
