# The node's end of a connection. Each request is a list of byte strings, the operation's name first; each answer is
# a line with a code and a length, and as many bytes: 0 with what came of it, 1 with why it is refused, 44 for what
# is not there. A number is four bytes, the highest first; a string has its length before it.
use strict;
use Config;
use Errno qw(ECONNREFUSED EEXIST ENODATA ENOENT EOPNOTSUPP EWOULDBLOCK);
use Fcntl qw(:DEFAULT :flock);
use IO::Handle;
use Socket;

my ($unfinished) = @ARGV;
my $lock;

sub refuse { die "$_[0]: $!\n" }

sub above { $_[0] =~ m{^(.*)/[^/]*$}s ? $1 : '' }

sub strings { join '', map { pack 'N/a', $_ } @_ }

# Reading

sub slurp {
    open my $in, '<:raw', $_[0] or refuse($_[0]);
    local $/;
    my $text = <$in>;
    defined $text or refuse($_[0]);
    return $text;
}

sub names {
    opendir my $folder, $_[0] or $! == ENOENT ? return undef : refuse($_[0]);
    return [ grep { $_ ne '.' && $_ ne '..' } readdir $folder ];
}

sub read_file {
    my ($file) = @_;
    stat $file or $! == ENOENT ? return undef : refuse($file);
    -d _ and die "$file: Is a directory\n";
    -f _ or die "$file: not a regular file\n";
    return slurp($file);
}

sub read_all {
    my ($folder, $suffix) = @_;
    my $names = names($folder) or return undef;
    my @files = grep { !/^\./ && /\Q$suffix\E\z/ && -f "$folder/$_" } @$names;
    return strings(map { ($_, slurp("$folder/$_")) } @files);
}

sub list {
    my $names = names(@_) or return undef;
    return strings(@$names);
}

# Writing

sub settle {
    my ($path) = @_;
    # What may not be read can be settled with all else.
    open my $handle, '<', $path or return system('sync') == 0 || refuse($path);
    $handle->sync or refuse($path);
}

sub put {
    my ($file, $text, $mode) = @_;
    sysopen my $out, $file, O_WRONLY | O_CREAT | O_TRUNC, $mode or refuse($file);
    binmode $out;
    print {$out} $text and close $out or refuse($file);
}

# What getxattr(2) is called by: nothing else tells whether a file has an access list.
my %getxattr = (x86_64 => 191, aarch64 => 8);

sub may_have_access_list {
    my ($file) = @_;
    my ($machine) = split /-/, $Config{archname};
    my $number = $getxattr{$machine} or return 1;
    my $list = 'system.posix_acl_access';
    return syscall($number, $file, $list, 0, 0) >= 0 || $! != ENODATA && $! != EOPNOTSUPP;
}

# An owner is kept as far as the user may give files away.
sub like {
    my ($file, $new) = @_;
    my @status = stat $file or refuse($file);
    chown @status[4, 5], $new;
    chmod $status[2] & 07777, $new or refuse($new);
    return @status;
}

# cp knows of access lists.
sub by_cp {
    my ($code, $words) = command('cp', '-p', '--', @_);
    $code == 0 or die $words;
}

sub duplicate {
    my ($file, $new) = @_;
    return by_cp($file, $new) if may_have_access_list($file);
    put($new, slurp($file), 0600);
    my @status = like($file, $new);
    utime @status[8, 9], $new or refuse($new);
}

sub take_place {
    my ($file, $fill) = @_;
    -d $file && !-l $file and die "$file: Is a directory\n";
    my $new = $file . $unfinished;
    unlink $new or $! == ENOENT or refuse($new);
    eval { $fill->($new); settle($new); rename $new, $file or refuse($file); 1 } or do {
        my $why = $@;
        unlink $new;
        die $why;
    };
    settle(above($file) || '/');
    return '';
}

sub write_file {
    my ($file, $text) = @_;
    return take_place($file, sub {
        my ($new) = @_;
        -f $file && !-l $file or return put($new, $text, 0666);
        may_have_access_list($file) and return write_with_access_list($file, $new, $text);
        put($new, $text, 0600);
        like($file, $new);
    });
}

# A copy that its owner may not write gets its permissions back once it is written.
sub write_with_access_list {
    my ($file, $new, $text) = @_;
    by_cp($file, $new);
    my $mode = (stat $new)[2] & 07777;
    -w $new or chmod $mode | 0200, $new or refuse($new);
    put($new, $text, 0600);
    chmod $mode, $new or refuse($new);
}

sub copy {
    my ($from, $to) = @_;
    return take_place($to, sub { duplicate($from, $_[0]) });
}

sub move {
    my ($from, $to) = @_;
    rename $from, $to or refuse($from);
    settle(above($to) || '/');
    return '';
}

sub drop {
    for my $path (@_) {
        lstat $path or $! == ENOENT ? next : refuse($path);
        if (-d _) {
            drop(map { "$path/$_" } @{ names($path) || [] });
            rmdir $path or refuse($path);
        } else {
            unlink $path or $! == ENOENT or refuse($path);
        }
    }
    return '';
}

sub make_folder {
    my ($path) = @_;
    return '' if $path eq '' || -d $path;
    my $above = above($path);
    make_folder($above) unless -e $above;
    mkdir $path, 0700 or $! == EEXIST && -d $path or refuse($path);
    return '';
}

sub settle_all {
    for my $path (@_) {
        settle_all(map { "$path/$_" } @{ names($path) || [] }) if -d $path;
        settle($path);
    }
}

# Lists packed as strings: names and texts in turn, then each file that is copied with its name. A name may have that of
# a folder in this one before it.
sub fill {
    my ($folder, $kept, $texts, @copies) = @_;
    drop($folder);
    make_folder($folder);
    my @texts = unpack '(N/a)*', $texts;
    while (my ($name, $text) = splice @texts, 0, 2) {
        put(room($folder, $name), $text, 0666);
    }
    for (@copies) {
        my ($from, $name) = unpack '(N/a)*', $_;
        duplicate($from, room($folder, $name));
    }
    settle_all($folder), settle(above($folder) || '/') if $kept;
    return '';
}

sub room {
    my ($folder, $name) = @_;
    make_folder(above("$folder/$name"));
    return "$folder/$name";
}

# Processes

sub become {
    my ($into, @command) = @_;
    open STDIN, '<', '/dev/null';
    open STDOUT, '>&', $into;
    open STDERR, '>&', $into;
    exec { $command[0] } @command;
    my $why = $! == ENOENT ? 'not found' : "$!";
    syswrite STDERR, "$command[0]: $why\n";
    exit($why eq 'not found' ? 127 : 126);
}

# A process between waits for the command and tells of its end: whom the command leaves behind may hold the pipe
# of its output for ever.
sub command {
    my @command = @_;
    pipe my $output, my $into or refuse('pipe');
    pipe my $end, my $ending or refuse('pipe');
    my $between = fork;
    defined $between or refuse('fork');
    if (!$between) {
        undef $lock;
        my $child = fork;
        defined $child && !$child and become($into, @command);
        waitpid $child, 0 if defined $child;
        syswrite $ending, pack 'N', defined $child ? $? : 126 << 8;
        exit 0;
    }
    close $into;
    close $ending;
    my $said = listen_to($output, $end);
    my $told = sysread $end, my $status, 4;
    waitpid $between, 0;
    $told or die "$command[0]: nobody tells of its end\n";
    $status = unpack 'N', $status;
    return ($status & 127 ? 128 + ($status & 127) : $status >> 8, $said);
}

# Until the end is told and what was said before it is read, which is no more than a pipe can hold.
sub listen_to {
    my ($output, $end) = @_;
    my ($said, $open, $ended, $left) = ('', 1, 0, 1 << 20);
    until ($ended && !($open && $left > 0)) {
        my $ready = '';
        vec($ready, fileno $output, 1) = $open;
        vec($ready, fileno $end, 1) = $ended ? 0 : 1;
        my $some = select $ready, undef, undef, $ended ? 0 : undef;
        last if $ended && $some <= 0;
        if (vec $ready, fileno $output, 1) {
            my $read = sysread $output, $said, 65536, length $said;
            $open = 0 if !$read;
            $left -= $read if $ended;
        }
        $ended ||= vec $ready, fileno $end, 1;
    }
    return $said;
}

sub run {
    my ($code, $said) = command(@_);
    return pack('N', $code) . $said;
}

# The name of HAProxy's socket is gone for a moment while it reloads.
sub connected {
    my ($address) = @_;
    for (1 .. 100) {
        socket my $socket, PF_UNIX, SOCK_STREAM, 0 or die "$!\n";
        return $socket if connect $socket, $address;
        $! == ENOENT || $! == ECONNREFUSED or last;
        my $why = $!;
        select undef, undef, undef, 0.005;
        $! = $why;
    }
    die "$!\n";
}

sub ask {
    my ($name, $command) = @_;
    local $SIG{PIPE} = 'IGNORE';
    local $SIG{ALRM} = sub { die "no answer within 5 s\n" };
    alarm 5;
    my $answer = eval {
        my $socket = connected(pack_sockaddr_un($name));
        print {$socket} "$command\n" and $socket->flush or die "$!\n";
        shutdown $socket, 1;
        local $/;
        my $all = <$socket>;
        defined $all ? $all : die "$!\n";
    };
    my $why = $@;
    alarm 0;
    defined $answer or die $why;
    return $answer;
}

# Its second line is this process, for whoever finds it taken by one whose connection was cut unnoticed.
sub take_lock {
    my ($file, $holder) = @_;
    open my $handle, '>>', $file or refuse($file);
    flock $handle, LOCK_EX | LOCK_NB or $! == EWOULDBLOCK ? return undef : refuse($file);
    truncate $handle, 0 or refuse($file);
    print {$handle} "$holder\n$$\n" and $handle->flush or refuse($file);
    $lock = $handle;
    return '';
}

# The connection

my %operations = (
    read => \&read_file, read_all => \&read_all, list => \&list, write => \&write_file, copy => \&copy,
    move => \&move, delete => \&drop, make_folder => \&make_folder, fill => \&fill, run => \&run, ask => \&ask,
    lock => \&take_lock,
);

sub bytes {
    my ($count) = @_;
    my $bytes = '';
    $count == 0 or (read STDIN, $bytes, $count) == $count or exit 0;
    return $bytes;
}

sub number { unpack 'N', bytes(4) }

while (1) {
    my ($name, @words) = map { bytes(number()) } 1 .. number();
    my $answer = eval { $operations{$name}->(@words) };
    my ($code, $told) = $@ ? (1, $@) : defined $answer ? (0, $answer) : (44, '');
    print "$code " . length($told) . "\n$told";
}
